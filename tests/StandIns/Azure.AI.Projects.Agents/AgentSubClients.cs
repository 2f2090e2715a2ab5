using System.ClientModel;
using System.Diagnostics.CodeAnalysis;

namespace Azure.AI.Projects.Agents;

public class AgentToolboxes
{
    protected AgentToolboxes() => throw null;

    public virtual ClientResult<ToolboxVersion> CreateVersion(
        string name, IEnumerable<ToolboxTool> tools, string description = null, IDictionary<string, string> metadata = null,
        IEnumerable<ToolboxSkill> skills = null, ToolboxPolicies policies = null, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ToolboxVersion>> CreateVersionAsync(
        string name, IEnumerable<ToolboxTool> tools, string description = null, IDictionary<string, string> metadata = null,
        IEnumerable<ToolboxSkill> skills = null, ToolboxPolicies policies = null, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult Delete(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteAsync(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult DeleteVersion(string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult> DeleteVersionAsync(string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ToolboxRecord> Get(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ToolboxRecord>> GetAsync(string name, CancellationToken cancellationToken = default) => throw null;
    public virtual ClientResult<ToolboxVersion> GetVersion(string name, string version, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<ToolboxVersion>> GetVersionAsync(
        string name, string version, CancellationToken cancellationToken = default) => throw null;
}

public class AgentSessionFiles
{
    protected AgentSessionFiles() => throw null;
}

[Experimental("AAIP001")]
public class ProjectAgentSkills
{
    protected ProjectAgentSkills() => throw null;
}

[Experimental("AAIP001")]
public class AgentOptimizationJobs
{
    protected AgentOptimizationJobs() => throw null;
}

public class ToolboxPolicies
{
    internal ToolboxPolicies() => throw null;
}

public class ToolboxRecord
{
    internal ToolboxRecord() => throw null;

    public string Id => throw null;
    public string Name => throw null;
    public string DefaultVersion => throw null;
}

public class ToolboxSkill
{
    internal ToolboxSkill() => throw null;
}

public class ToolboxVersion
{
    internal ToolboxVersion() => throw null;

    public string Id => throw null;
    public string Name => throw null;
    public string Version => throw null;
    public IDictionary<string, string> Metadata => throw null;
}
