using System.Diagnostics.CodeAnalysis;
using Azure.Core;
using OpenAI.Chat;

namespace Azure.AI.OpenAI.Chat;

[Experimental("AOAI001")]
public static class AzureChatExtensions
{
    public static void AddDataSource(this ChatCompletionOptions options, ChatDataSource dataSource) => throw null;
}

[Experimental("AOAI001")]
public class AzureSearchChatDataSource : ChatDataSource
{
    public AzureSearchChatDataSource() => throw null;

    public Uri Endpoint { get => throw null; set => throw null; }
    public string IndexName { get => throw null; set => throw null; }
    public DataSourceAuthentication Authentication { get => throw null; set => throw null; }
}

[Experimental("AOAI001")]
public abstract class ChatDataSource
{
    protected ChatDataSource() => throw null;
}

public abstract class DataSourceAuthentication
{
    protected DataSourceAuthentication() => throw null;

    public static DataSourceAuthentication FromAccessToken(string accessToken) => throw null;
    public static DataSourceAuthentication FromApiKey(string apiKey) => throw null;
    public static DataSourceAuthentication FromConnectionString(string connectionString) => throw null;
    public static DataSourceAuthentication FromSystemManagedIdentity() => throw null;
    public static DataSourceAuthentication FromUserManagedIdentity(ResourceIdentifier identityResource) => throw null;
}
