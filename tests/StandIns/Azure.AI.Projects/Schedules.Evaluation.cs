namespace Azure.AI.Projects.Evaluation;

public class ProjectsSchedule
{
    public ProjectsSchedule(bool enabled, ScheduleTrigger trigger, ProjectsScheduleTask task) => throw null;

    public string Id => throw null;
    public string DisplayName { get => throw null; set => throw null; }
    public ScheduleProvisioningStatus? ProvisioningStatus => throw null;
}

public class RecurrenceTrigger : ScheduleTrigger
{
    public RecurrenceTrigger(int interval, RecurrenceSchedule schedule) => throw null;
}

public abstract class ScheduleTrigger
{
    internal ScheduleTrigger() => throw null;
}

public readonly struct ScheduleProvisioningStatus : IEquatable<ScheduleProvisioningStatus>
{
    public ScheduleProvisioningStatus(string value) => throw null;

    public static ScheduleProvisioningStatus Failed => throw null;
    public static ScheduleProvisioningStatus Succeeded => throw null;

    public static implicit operator ScheduleProvisioningStatus(string value) => throw null;
    public static bool operator ==(ScheduleProvisioningStatus left, ScheduleProvisioningStatus right) => throw null;
    public static bool operator !=(ScheduleProvisioningStatus left, ScheduleProvisioningStatus right) => throw null;
    public bool Equals(ScheduleProvisioningStatus other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}

public class EvaluationScheduleTask : ProjectsScheduleTask
{
    public EvaluationScheduleTask(string evalId, BinaryData evalRun) => throw null;
}

public class DailyRecurrenceSchedule : RecurrenceSchedule
{
    public DailyRecurrenceSchedule(IEnumerable<int> hours) => throw null;
}

public abstract class RecurrenceSchedule
{
    internal RecurrenceSchedule() => throw null;
}

public readonly struct ScheduleTaskType : IEquatable<ScheduleTaskType>
{
    public ScheduleTaskType(string value) => throw null;

    public static ScheduleTaskType Evaluation => throw null;
    public static ScheduleTaskType Insight => throw null;

    public static implicit operator ScheduleTaskType(string value) => throw null;
    public static bool operator ==(ScheduleTaskType left, ScheduleTaskType right) => throw null;
    public static bool operator !=(ScheduleTaskType left, ScheduleTaskType right) => throw null;
    public bool Equals(ScheduleTaskType other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}
