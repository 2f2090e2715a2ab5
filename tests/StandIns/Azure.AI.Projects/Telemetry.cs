namespace Azure.AI.Projects;

public class AIProjectTelemetry
{
    public AIProjectTelemetry(AIProjectClient outerInstance) => throw null;

    public string GetApplicationInsightsConnectionString() => throw null;
    public Task<string> GetApplicationInsightsConnectionStringAsync() => throw null;
}
