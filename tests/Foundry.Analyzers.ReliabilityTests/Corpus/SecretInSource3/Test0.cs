namespace System.ClientModel
{
    class ApiKeyCredential { public ApiKeyCredential(string key) { } }
}

namespace OpenAI
{
    class OpenAIClient { public OpenAIClient(string apiKey) { } }
    class C { object M() => new System.ClientModel.ApiKeyCredential("{Hex}"); object N() => new OpenAIClient("{ApiKey}"); object O(string apiKey) => O(apiKey: "{ApiKey}"); }
}
