using Azure.Core;

namespace Azure.AI.Agents.Persistent;

public class ThreadMessages
{
    protected ThreadMessages() => throw null;

    public virtual Response<PersistentThreadMessage> CreateMessage(
        string threadId, MessageRole role, BinaryData content, IEnumerable<MessageAttachment> attachments = null,
        IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentThreadMessage> CreateMessage(
        string threadId, MessageRole role, IEnumerable<MessageInputContentBlock> contentBlocks, IEnumerable<MessageAttachment> attachments = null,
        IReadOnlyDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentThreadMessage> CreateMessage(
        string threadId, MessageRole role, string content, IEnumerable<MessageAttachment> attachments = null,
        IReadOnlyDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Response CreateMessage(string threadId, RequestContent content, RequestContext context = null) => throw null;
    public virtual Task<Response<PersistentThreadMessage>> CreateMessageAsync(
        string threadId, MessageRole role, BinaryData content, IEnumerable<MessageAttachment> attachments = null,
        IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentThreadMessage>> CreateMessageAsync(
        string threadId, MessageRole role, IEnumerable<MessageInputContentBlock> contentBlocks, IEnumerable<MessageAttachment> attachments = null,
        IReadOnlyDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentThreadMessage>> CreateMessageAsync(
        string threadId, MessageRole role, string content, IEnumerable<MessageAttachment> attachments = null,
        IReadOnlyDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response> CreateMessageAsync(string threadId, RequestContent content, RequestContext context = null) => throw null;
    public virtual Response<bool> DeleteMessage(string threadId, string messageId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<bool>> DeleteMessageAsync(
        string threadId, string messageId, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentThreadMessage> GetMessage(
        string threadId, string messageId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentThreadMessage>> GetMessageAsync(
        string threadId, string messageId, CancellationToken cancellationToken = default) => throw null;
    public virtual Pageable<PersistentThreadMessage> GetMessages(
        string threadId, string runId = null, int? limit = default, ListSortOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncPageable<PersistentThreadMessage> GetMessagesAsync(
        string threadId, string runId = null, int? limit = default, ListSortOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Response<PersistentThreadMessage> UpdateMessage(
        string threadId, string messageId, IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<PersistentThreadMessage>> UpdateMessageAsync(
        string threadId, string messageId, IDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
}

public class PersistentThreadMessage
{
    internal PersistentThreadMessage() => throw null;

    public string Id => throw null;
    public MessageRole Role => throw null;
    public DateTimeOffset CreatedAt => throw null;
    public IReadOnlyList<MessageContent> ContentItems => throw null;
    public string RunId => throw null;
    public string AssistantId => throw null;
}

public class ThreadMessageOptions
{
    public ThreadMessageOptions(MessageRole role, string content) => throw null;
    public ThreadMessageOptions(MessageRole role, IEnumerable<MessageInputContentBlock> contentBlocks) => throw null;
    public ThreadMessageOptions(MessageRole role, BinaryData content) => throw null;
}

public readonly struct ImageDetailLevel : IEquatable<ImageDetailLevel>
{
    public ImageDetailLevel(string value) => throw null;

    public static ImageDetailLevel Auto => throw null;
    public static ImageDetailLevel Low => throw null;
    public static ImageDetailLevel High => throw null;

    public static implicit operator ImageDetailLevel(string value) => throw null;
    public static bool operator ==(ImageDetailLevel left, ImageDetailLevel right) => throw null;
    public static bool operator !=(ImageDetailLevel left, ImageDetailLevel right) => throw null;
    public bool Equals(ImageDetailLevel other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class MessageAttachment
{
    public MessageAttachment(string fileId, List<ToolDefinition> tools) => throw null;
    public MessageAttachment(VectorStoreDataSource ds, List<ToolDefinition> tools) => throw null;
}

public abstract class MessageContent
{
    protected MessageContent() => throw null;
}

public class MessageContentUpdate : StreamingUpdate
{
    internal MessageContentUpdate() => throw null;

    public string Text => throw null;
    public string ImageFileId => throw null;
}

public class MessageImageFileContent : MessageContent
{
    internal MessageImageFileContent() => throw null;

    public string FileId => throw null;
}

public class MessageImageFileParam
{
    public MessageImageFileParam(string fileId) => throw null;

    public ImageDetailLevel? Detail { get => throw null; set => throw null; }
}

public class MessageImageUriParam
{
    public MessageImageUriParam(string uri) => throw null;

    public ImageDetailLevel? Detail { get => throw null; set => throw null; }
}

public abstract class MessageInputContentBlock
{
    protected MessageInputContentBlock() => throw null;
}

public class MessageInputImageFileBlock : MessageInputContentBlock
{
    public MessageInputImageFileBlock(MessageImageFileParam imageFile) => throw null;
}

public class MessageInputImageUriBlock : MessageInputContentBlock
{
    public MessageInputImageUriBlock(MessageImageUriParam imageUrl) => throw null;
}

public class MessageInputTextBlock : MessageInputContentBlock
{
    public MessageInputTextBlock(string text) => throw null;

    public string Text => throw null;
}

public readonly struct MessageRole : IEquatable<MessageRole>
{
    public MessageRole(string value) => throw null;

    public static MessageRole Agent => throw null;
    public static MessageRole User => throw null;

    public static implicit operator MessageRole(string value) => throw null;
    public static bool operator ==(MessageRole left, MessageRole right) => throw null;
    public static bool operator !=(MessageRole left, MessageRole right) => throw null;
    public bool Equals(MessageRole other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public abstract class MessageTextAnnotation
{
    protected MessageTextAnnotation(string text) => throw null;

    public string Text => throw null;
}

public class MessageTextContent : MessageContent
{
    internal MessageTextContent() => throw null;

    public IReadOnlyList<MessageTextAnnotation> Annotations => throw null;
    public string Text => throw null;
}

public class MessageTextFileCitationAnnotation : MessageTextAnnotation
{
    internal MessageTextFileCitationAnnotation() : base(null) => throw null;

    public string FileId => throw null;
    public string Quote => throw null;
}

public class MessageTextFilePathAnnotation : MessageTextAnnotation
{
    internal MessageTextFilePathAnnotation() : base(null) => throw null;

    public string FileId => throw null;
}

public class MessageTextUriCitationAnnotation : MessageTextAnnotation
{
    internal MessageTextUriCitationAnnotation() : base(null) => throw null;

    public MessageTextUriCitationDetails UriCitation => throw null;
}

public class MessageTextUriCitationDetails
{
    internal MessageTextUriCitationDetails() => throw null;

    public string Uri => throw null;
    public string Title => throw null;
}
