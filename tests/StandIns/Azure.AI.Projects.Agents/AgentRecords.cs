namespace Azure.AI.Projects.Agents;

public readonly struct AgentListOrder : IEquatable<AgentListOrder>
{
    public AgentListOrder(string value) => throw null;

    public static AgentListOrder Ascending => throw null;
    public static AgentListOrder Descending => throw null;

    public static implicit operator AgentListOrder(string value) => throw null;
    public static bool operator ==(AgentListOrder left, AgentListOrder right) => throw null;
    public static bool operator !=(AgentListOrder left, AgentListOrder right) => throw null;
    public bool Equals(AgentListOrder other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class ProjectAgentSession
{
    internal ProjectAgentSession() => throw null;

    public string AgentSessionId => throw null;
}

public readonly struct ProjectsAgentKind : IEquatable<ProjectsAgentKind>
{
    public ProjectsAgentKind(string value) => throw null;

    public static implicit operator ProjectsAgentKind(string value) => throw null;
    public static bool operator ==(ProjectsAgentKind left, ProjectsAgentKind right) => throw null;
    public static bool operator !=(ProjectsAgentKind left, ProjectsAgentKind right) => throw null;
    public bool Equals(ProjectsAgentKind other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class ProjectsAgentRecord
{
    internal ProjectsAgentRecord() => throw null;

    public string Id => throw null;
    public string Name => throw null;

    public ProjectsAgentVersion GetLatestVersion() => throw null;
}

public class ProjectsAgentVersion
{
    internal ProjectsAgentVersion() => throw null;

    public string Id => throw null;
    public string Name => throw null;
    public string Version => throw null;
    public string Description => throw null;
    public DateTimeOffset CreatedAt => throw null;
    public ProjectsAgentDefinition Definition => throw null;
    public IDictionary<string, string> Metadata => throw null;
}

public class SessionLogEvent
{
    internal SessionLogEvent() => throw null;
}

public abstract class VersionIndicator
{
    internal VersionIndicator() => throw null;
}

public class VersionRefIndicator : VersionIndicator
{
    public VersionRefIndicator(string agentVersion) => throw null;
}
