using System.ClientModel;
using System.Diagnostics.CodeAnalysis;

namespace Azure.AI.Projects;

[Experimental("AAIP001")]
public class AIProjectRoutines
{
    protected AIProjectRoutines() => throw null;

    public virtual ClientResult<ProjectsRoutine> CreateOrUpdate(
        string name, ProjectsRoutineOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectsRoutine>> CreateOrUpdateAsync(
        string name, ProjectsRoutineOptions options, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult Delete(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteAsync(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<DispatchRoutineResult> Dispatch(
        string name, RoutineDispatchPayload payload = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<DispatchRoutineResult>> DispatchAsync(
        string name, RoutineDispatchPayload payload = null, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ProjectsRoutine> Get(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectsRoutine>> GetAsync(string name, CancellationToken cancellationToken = default) => throw null;
}

public class DispatchRoutineResult
{
    internal DispatchRoutineResult() => throw null;

    public string DispatchId => throw null;
    public string TaskId => throw null;
}

public class ScheduleRoutineTrigger : RoutineTrigger
{
    public ScheduleRoutineTrigger(string cronExpression, string timeZone) => throw null;
}

public class AgentResponsesApiDispatchPayload : RoutineDispatchPayload
{
    public AgentResponsesApiDispatchPayload(BinaryData input) => throw null;
}

public class AgentResponsesApiRoutineAction : RoutineAction
{
    public AgentResponsesApiRoutineAction() => throw null;

    public string AgentName { get => throw null; set => throw null; }
    public BinaryData Input { get => throw null; set => throw null; }
}

public class ProjectsRoutine
{
    internal ProjectsRoutine() => throw null;

    public string Name => throw null;
    public bool IsEnabled => throw null;
}

public class ProjectsRoutineOptions
{
    public ProjectsRoutineOptions(RoutineAction action, string description = null, bool? enabled = default) => throw null;

    public Dictionary<string, RoutineTrigger> Triggers => throw null;
}

public abstract class RoutineAction
{
    internal RoutineAction() => throw null;
}

public abstract class RoutineDispatchPayload
{
    internal RoutineDispatchPayload() => throw null;
}

public abstract class RoutineTrigger
{
    internal RoutineTrigger() => throw null;
}
