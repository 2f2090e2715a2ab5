namespace Microsoft.SemanticKernel;

public class ChatMessageContent
{
    public ChatMessageContent() => throw null;

    public string Content { get => throw null; set => throw null; }
}

public class StreamingChatMessageContent
{
    internal StreamingChatMessageContent() => throw null;

    public string Content { get => throw null; set => throw null; }
}
