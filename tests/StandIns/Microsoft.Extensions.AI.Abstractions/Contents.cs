namespace Microsoft.Extensions.AI;

public class AdditionalPropertiesDictionary : Dictionary<string, object>
{
    public AdditionalPropertiesDictionary() => throw null;
}

public class AIContent
{
    public AIContent() => throw null;

    public object RawRepresentation { get => throw null; set => throw null; }
    public AdditionalPropertiesDictionary AdditionalProperties { get => throw null; set => throw null; }
}

public class DataContent : AIContent
{
    public DataContent(string uri, string mediaType = null) => throw null;
    public DataContent(ReadOnlyMemory<byte> data, string mediaType) => throw null;

    public string Uri => throw null;
    public string MediaType => throw null;
    public ReadOnlyMemory<byte> Data => throw null;
}

public class FunctionCallContent : AIContent
{
    public FunctionCallContent(string callId, string name, IDictionary<string, object> arguments = null) => throw null;

    public string Name => throw null;
    public string CallId => throw null;
    public IDictionary<string, object> Arguments { get => throw null; set => throw null; }
}

public class FunctionResultContent : AIContent
{
    public FunctionResultContent(string callId, object result) => throw null;

    public object Result { get => throw null; set => throw null; }
}

public sealed class HostedFileContent : AIContent
{
    public HostedFileContent(string fileId) => throw null;

    public string FileId { get => throw null; set => throw null; }
}

public sealed class HostedVectorStoreContent : AIContent
{
    public HostedVectorStoreContent(string vectorStoreId) => throw null;
}

public sealed class TextContent : AIContent
{
    public TextContent(string text) => throw null;

    public string Text { get => throw null; set => throw null; }
}

public class UriContent : AIContent
{
    public UriContent(string uri, string mediaType) => throw null;
    public UriContent(Uri uri, string mediaType) => throw null;
}
