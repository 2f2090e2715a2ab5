namespace Foundry.Analyzers.Catalog;

/// <summary>What a client's type alone says about the service it talks to.</summary>
internal enum ClientKind
{
    /// <summary>A plain OpenAI client: api.openai.com, an account, a project or anything compatible; only its endpoint tells.</summary>
    OpenAI,

    /// <summary>A client of a Foundry or Azure OpenAI account (the resource root).</summary>
    Account,

    /// <summary>A client of a Foundry project (<c>/api/projects/{name}</c>).</summary>
    Project,
}
