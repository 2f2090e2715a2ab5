namespace Azure.AI.Projects;

public enum FoundryFeaturesOptInKeys
{
    EvaluationsV1Preview,
    SchedulesV1Preview,
    RedTeamsV1Preview,
    InsightsV1Preview,
    MemoryStoresV1Preview,
    SkillsV1Preview,
    ToolboxesV1Preview,
    DataGenerationJobsV1Preview,
}
