namespace Azure.AI.Inference;

public abstract class ChatMessageContentItem
{
    protected ChatMessageContentItem() => throw null;
}

public class ChatMessageImageContentItem : ChatMessageContentItem
{
    public ChatMessageImageContentItem(Uri imageUri) => throw null;
}

public class ChatMessageTextContentItem : ChatMessageContentItem
{
    public ChatMessageTextContentItem(string text) => throw null;
}

public class ChatRequestAssistantMessage : ChatRequestMessage
{
    public ChatRequestAssistantMessage(string content) => throw null;
}

public abstract class ChatRequestMessage
{
    protected ChatRequestMessage() => throw null;
}

public class ChatRequestSystemMessage : ChatRequestMessage
{
    public ChatRequestSystemMessage(string content) => throw null;
}

public class ChatRequestUserMessage : ChatRequestMessage
{
    public ChatRequestUserMessage(string content) => throw null;
    public ChatRequestUserMessage(params ChatMessageContentItem[] content) => throw null;
}

public readonly struct ChatRole : IEquatable<ChatRole>
{
    public ChatRole(string value) => throw null;

    public static ChatRole Assistant => throw null;
    public static ChatRole User => throw null;
    public static ChatRole System => throw null;

    public static implicit operator ChatRole(string value) => throw null;
    public static bool operator ==(ChatRole left, ChatRole right) => throw null;
    public static bool operator !=(ChatRole left, ChatRole right) => throw null;
    public bool Equals(ChatRole other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}
