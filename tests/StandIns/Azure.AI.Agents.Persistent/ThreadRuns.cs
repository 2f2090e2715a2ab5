using System.ClientModel;

namespace Azure.AI.Agents.Persistent;

public class ThreadRuns
{
    protected ThreadRuns() => throw null;

    public virtual Response<ThreadRun> CancelRun(string threadId, string runId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<ThreadRun>> CancelRunAsync(
        string threadId, string runId, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<ThreadRun> CreateRun(
        PersistentAgentThread thread, PersistentAgent agent, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<ThreadRun> CreateRun(
        PersistentAgentThread thread, PersistentAgent agent, ToolResources toolResources,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Response<ThreadRun> CreateRun(
        string threadId, string assistantId, string overrideModelName = null, string overrideInstructions = null,
        string additionalInstructions = null, IEnumerable<ThreadMessageOptions> additionalMessages = null,
        IEnumerable<ToolDefinition> overrideTools = null, bool? stream = default, float? temperature = default, float? topP = default,
        int? maxPromptTokens = default, int? maxCompletionTokens = default, Truncation truncationStrategy = null, BinaryData toolChoice = null,
        BinaryData responseFormat = null, bool? parallelToolCalls = default, IReadOnlyDictionary<string, string> metadata = null,
        IEnumerable<RunAdditionalFieldList> include = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<ThreadRun>> CreateRunAsync(
        PersistentAgentThread thread, PersistentAgent agent, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<ThreadRun>> CreateRunAsync(
        PersistentAgentThread thread, PersistentAgent agent, ToolResources toolResources,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<ThreadRun>> CreateRunAsync(
        string threadId, string assistantId, string overrideModelName = null, string overrideInstructions = null,
        string additionalInstructions = null, IEnumerable<ThreadMessageOptions> additionalMessages = null,
        IEnumerable<ToolDefinition> overrideTools = null, bool? stream = default, float? temperature = default, float? topP = default,
        int? maxPromptTokens = default, int? maxCompletionTokens = default, Truncation truncationStrategy = null, BinaryData toolChoice = null,
        BinaryData responseFormat = null, bool? parallelToolCalls = default, IReadOnlyDictionary<string, string> metadata = null,
        IEnumerable<RunAdditionalFieldList> include = null, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<StreamingUpdate> CreateRunStreaming(
        string threadId, string agentId, CreateRunStreamingOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<StreamingUpdate> CreateRunStreaming(
        string threadId, string agentId, string overrideModelName = null, string overrideInstructions = null, string additionalInstructions = null,
        IEnumerable<ThreadMessageOptions> additionalMessages = null, IEnumerable<ToolDefinition> overrideTools = null, float? temperature = default,
        float? topP = default, int? maxPromptTokens = default, int? maxCompletionTokens = default, Truncation truncationStrategy = null,
        BinaryData toolChoice = null, BinaryData responseFormat = null, bool? parallelToolCalls = default,
        IReadOnlyDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<StreamingUpdate> CreateRunStreamingAsync(
        string threadId, string agentId, CreateRunStreamingOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<StreamingUpdate> CreateRunStreamingAsync(
        string threadId, string agentId, string overrideModelName = null, string overrideInstructions = null, string additionalInstructions = null,
        IEnumerable<ThreadMessageOptions> additionalMessages = null, IEnumerable<ToolDefinition> overrideTools = null, float? temperature = default,
        float? topP = default, int? maxPromptTokens = default, int? maxCompletionTokens = default, Truncation truncationStrategy = null,
        BinaryData toolChoice = null, BinaryData responseFormat = null, bool? parallelToolCalls = default,
        IReadOnlyDictionary<string, string> metadata = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<ThreadRun> GetRun(string threadId, string runId, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<ThreadRun>> GetRunAsync(string threadId, string runId, CancellationToken cancellationToken = default) => throw null;
    public virtual Pageable<ThreadRun> GetRuns(
        string threadId, int? limit = default, ListSortOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncPageable<ThreadRun> GetRunsAsync(
        string threadId, int? limit = default, ListSortOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Response<RunStep> GetRunStep(
        string threadId, string runId, string stepId, IEnumerable<RunAdditionalFieldList> include = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<RunStep>> GetRunStepAsync(
        string threadId, string runId, string stepId, IEnumerable<RunAdditionalFieldList> include = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Pageable<RunStep> GetRunSteps(
        ThreadRun run, int? limit = default, ListSortOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual Pageable<RunStep> GetRunSteps(
        string threadId, string runId, IEnumerable<RunAdditionalFieldList> include = null, int? limit = default, ListSortOrder? order = default,
        string after = null, string before = null, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncPageable<RunStep> GetRunStepsAsync(
        ThreadRun run, int? limit = default, ListSortOrder? order = default, string after = null, string before = null,
        CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncPageable<RunStep> GetRunStepsAsync(
        string threadId, string runId, IEnumerable<RunAdditionalFieldList> include = null, int? limit = default, ListSortOrder? order = default,
        string after = null, string before = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<ThreadRun> SubmitToolOutputsToRun(
        ThreadRun run, IEnumerable<StructuredToolOutput> toolOutputs, CancellationToken cancellationToken = default) => throw null;
    public virtual Response<ThreadRun> SubmitToolOutputsToRun(
        ThreadRun run, IEnumerable<ToolOutput> toolOutputs, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<ThreadRun>> SubmitToolOutputsToRunAsync(
        ThreadRun run, IEnumerable<StructuredToolOutput> toolOutputs, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<Response<ThreadRun>> SubmitToolOutputsToRunAsync(
        ThreadRun run, IEnumerable<ToolOutput> toolOutputs, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<StreamingUpdate> SubmitToolOutputsToStream(
        ThreadRun run, IEnumerable<ToolOutput> toolOutputs, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<StreamingUpdate> SubmitToolOutputsToStreamAsync(
        ThreadRun run, IEnumerable<ToolOutput> toolOutputs, CancellationToken cancellationToken = default) => throw null;
}

public class ThreadRun
{
    internal ThreadRun() => throw null;

    public string Id => throw null;
    public string ThreadId => throw null;
    public string AssistantId => throw null;
    public RunStatus Status => throw null;
    public RunError LastError => throw null;
    public RequiredAction RequiredAction => throw null;
}

public class CreateRunStreamingOptions
{
    public CreateRunStreamingOptions() => throw null;
}

public class Truncation
{
    public Truncation(TruncationStrategy type) => throw null;
}

public readonly struct TruncationStrategy : IEquatable<TruncationStrategy>
{
    public TruncationStrategy(string value) => throw null;

    public static TruncationStrategy Auto => throw null;
    public static TruncationStrategy LastMessages => throw null;

    public static implicit operator TruncationStrategy(string value) => throw null;
    public static bool operator ==(TruncationStrategy left, TruncationStrategy right) => throw null;
    public static bool operator !=(TruncationStrategy left, TruncationStrategy right) => throw null;
    public bool Equals(TruncationStrategy other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class SubmitToolOutputsAction : RequiredAction
{
    internal SubmitToolOutputsAction() => throw null;

    public IReadOnlyList<RequiredToolCall> ToolCalls => throw null;
}

public class ToolOutput : StructuredToolOutput
{
    public ToolOutput(RequiredToolCall toolCall, string output) => throw null;
    public ToolOutput(string toolCallId, string output) => throw null;
}

public abstract class StructuredToolOutput
{
    internal StructuredToolOutput() => throw null;
}

public class ToolApproval
{
    public ToolApproval(string toolCallId, bool approve) => throw null;
}

public abstract class RequiredAction
{
    protected RequiredAction() => throw null;
}

public class RequiredActionUpdate : RunUpdate
{
    internal RequiredActionUpdate() => throw null;

    public string FunctionName => throw null;
    public string FunctionArguments => throw null;
    public string ToolCallId => throw null;
}

public class RequiredFunctionToolCall : RequiredToolCall
{
    internal RequiredFunctionToolCall() : base(null) => throw null;

    public string Name => throw null;
    public string Arguments => throw null;
}

public abstract class RequiredToolCall : RequiredAction
{
    protected RequiredToolCall(string id) => throw null;

    public string Id => throw null;
}

public readonly struct RunAdditionalFieldList : IEquatable<RunAdditionalFieldList>
{
    public RunAdditionalFieldList(string value) => throw null;

    public static RunAdditionalFieldList FileSearchContents => throw null;

    public static implicit operator RunAdditionalFieldList(string value) => throw null;
    public static bool operator ==(RunAdditionalFieldList left, RunAdditionalFieldList right) => throw null;
    public static bool operator !=(RunAdditionalFieldList left, RunAdditionalFieldList right) => throw null;
    public bool Equals(RunAdditionalFieldList other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class RunError
{
    internal RunError() => throw null;

    public string Code => throw null;
    public string Message => throw null;
}

public readonly struct RunStatus : IEquatable<RunStatus>
{
    public RunStatus(string value) => throw null;

    public static RunStatus Queued => throw null;
    public static RunStatus InProgress => throw null;
    public static RunStatus RequiresAction => throw null;
    public static RunStatus Cancelling => throw null;
    public static RunStatus Cancelled => throw null;
    public static RunStatus Failed => throw null;
    public static RunStatus Completed => throw null;
    public static RunStatus Expired => throw null;

    public static implicit operator RunStatus(string value) => throw null;
    public static bool operator ==(RunStatus left, RunStatus right) => throw null;
    public static bool operator !=(RunStatus left, RunStatus right) => throw null;
    public bool Equals(RunStatus other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class RunStep
{
    internal RunStep() => throw null;

    public string Id => throw null;
    public string AssistantId => throw null;
    public string ThreadId => throw null;
    public string RunId => throw null;
    public RunStepCompletionUsage Usage => throw null;
    public DateTimeOffset CreatedAt => throw null;
    public DateTimeOffset? CompletedAt => throw null;
    public RunStepDetails StepDetails => throw null;
}

public class RunStepAzureAISearchToolCall : RunStepToolCall
{
    internal RunStepAzureAISearchToolCall() : base(null) => throw null;

    public IReadOnlyDictionary<string, string> AzureAISearch => throw null;
}

public class RunStepBingGroundingToolCall : RunStepToolCall
{
    internal RunStepBingGroundingToolCall() : base(null) => throw null;

    public IReadOnlyDictionary<string, string> BingGrounding => throw null;
}

public class RunStepCompletionUsage
{
    internal RunStepCompletionUsage() => throw null;

    public long TotalTokens => throw null;
    public long PromptTokens => throw null;
    public long CompletionTokens => throw null;
}

public abstract class RunStepDetails
{
    protected RunStepDetails() => throw null;
}

public class RunStepMessageCreationDetails : RunStepDetails
{
    internal RunStepMessageCreationDetails() => throw null;

    public RunStepMessageCreationReference MessageCreation => throw null;
}

public class RunStepMessageCreationReference
{
    internal RunStepMessageCreationReference() => throw null;

    public string MessageId => throw null;
}

public abstract class RunStepToolCall
{
    protected RunStepToolCall(string id) => throw null;

    public virtual string Id => throw null;
}

public class RunStepToolCallDetails : RunStepDetails
{
    internal RunStepToolCallDetails() => throw null;

    public IReadOnlyList<RunStepToolCall> ToolCalls => throw null;
}

public class RunUpdate : StreamingUpdate<ThreadRun>
{
    internal RunUpdate() => throw null;
}

public abstract class StreamingUpdate
{
    internal StreamingUpdate() => throw null;

    public StreamingUpdateReason UpdateKind => throw null;
}

public class StreamingUpdate<T> : StreamingUpdate
    where T : class
{
    internal StreamingUpdate() => throw null;

    public T Value => throw null;

    public static implicit operator T(StreamingUpdate<T> update) => throw null;
}

public enum StreamingUpdateReason
{
    Unknown,
    ThreadCreated,
    RunCreated,
    RunQueued,
    RunInProgress,
    RunRequiresAction,
    RunCompleted,
    RunIncomplete,
    RunFailed,
    RunCancelling,
    RunCancelled,
    RunExpired,
    RunStepCreated,
    RunStepInProgress,
    RunStepUpdated,
    RunStepCompleted,
    RunStepFailed,
    RunStepCancelled,
    RunStepExpired,
    MessageCreated,
    MessageInProgress,
    MessageUpdated,
    MessageCompleted,
    MessageFailed,
    Error,
    Done,
    KeepAlive,
}
