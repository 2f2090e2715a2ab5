namespace Foundry.Analyzers.Catalog;

/// <summary>The service that a client calls, as far as its type shows.</summary>
internal enum ClientKind
{
    /// <summary>An OpenAI client. Its endpoint decides: api.openai.com, an account, a project or a compatible service.</summary>
    OpenAI,

    /// <summary>A client of a Foundry or Azure OpenAI account (the resource root).</summary>
    Account,

    /// <summary>A client of Claude models at <c>/anthropic</c> of an account.</summary>
    Anthropic,

    /// <summary>A client of a Foundry project (<c>/api/projects/{name}</c>).</summary>
    Project,
}
