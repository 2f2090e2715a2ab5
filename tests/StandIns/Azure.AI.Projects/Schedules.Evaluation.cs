namespace Azure.AI.Projects.Evaluation;

public class RecurrenceTrigger : ScheduleTrigger
{
    public RecurrenceTrigger(int interval, RecurrenceSchedule schedule) => throw null;
}

public abstract class ScheduleTrigger
{
    protected ScheduleTrigger() => throw null;
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
    protected RecurrenceSchedule() => throw null;
}
