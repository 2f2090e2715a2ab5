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
    public virtual CollectionResult<ProjectsSchedule> GetAll(CancellationToken cancellationToken = default) => throw null;
    public virtual AsyncCollectionResult<ProjectsSchedule> GetAllAsync(CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ProjectsSchedule>> GetAsync(string id, CancellationToken cancellationToken = default) => throw null;
}

public class ProjectsSchedule
{
    public ProjectsSchedule(bool enabled, ScheduleTrigger trigger, ProjectsScheduleTask task) => throw null;

    public string Id => throw null;
    public string DisplayName { get => throw null; set => throw null; }
    public ScheduleProvisioningStatus? ProvisioningStatus => throw null;
}

public abstract class ProjectsScheduleTask
{
    protected ProjectsScheduleTask() => throw null;
}
