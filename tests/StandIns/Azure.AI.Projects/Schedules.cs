using System.ClientModel;
using System.Diagnostics.CodeAnalysis;
using Azure.AI.Projects.Evaluation;

namespace Azure.AI.Projects;

[Experimental("AAIP001")]
public class ProjectSchedules
{
    protected ProjectSchedules() => throw null;

    public virtual ClientResult<ProjectsSchedule> CreateOrUpdate(
        string id, ProjectsSchedule resource, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectsSchedule>> CreateOrUpdateAsync(
        string id, ProjectsSchedule resource, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult Delete(string id, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteAsync(string id, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ProjectsSchedule> Get(string id, CancellationToken cancellationToken = default) => throw null;
    public virtual CollectionResult<ProjectsSchedule> GetAll(
        ScheduleTaskType? type = default, bool? enabled = default, CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<ProjectsSchedule> GetAllAsync(
        ScheduleTaskType? type = default, bool? enabled = default, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectsSchedule>> GetAsync(string id, CancellationToken cancellationToken = default) => throw null;
}

public abstract class ProjectsScheduleTask
{
    internal ProjectsScheduleTask() => throw null;
}
