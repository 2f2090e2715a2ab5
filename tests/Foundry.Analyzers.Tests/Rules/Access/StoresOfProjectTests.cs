using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<ProjectIdentityWithoutRole>;

/// <summary>What the project's identity needs at the storage, search and Cosmos DB accounts of the templates.</summary>
public class StoresOfProjectTests
{
    private const string ProjectPrincipal = "project.identity.principalId";
    private const string Caller = $"account {FoundryUser} {AppPrincipal}";
    private const string Model = $"account {FoundryUser} {ProjectPrincipal}";
    private const string Blobs = $"storage {BlobDataContributor} {ProjectPrincipal}";
    private const string Indexes = $"search 8ebe5a00-799e-43f5-93ac-243d3dce84a7 {ProjectPrincipal}";
    private const string ProjectUri = "\"https://contoso.services.ai.azure.com/api/projects/p\"";

    private const string CreateAgent = "new Azure.AI.Agents.Persistent.PersistentAgentsClient(" + ProjectUri
        + ", new DefaultAzureCredential()).Administration.[|CreateAgent|](\"gpt-4o\")";

    private const string CreateThread = "new Azure.AI.Agents.Persistent.PersistentAgentsClient(" + ProjectUri
        + ", new DefaultAzureCredential()).Threads.[|CreateThread|]()";

    private const string CreateVersion = "new AIProjectClient(new Uri(" + ProjectUri
        + "), new DefaultAzureCredential()).AgentAdministrationClient.[|CreateAgentVersion|](\"a\", "
        + "new Azure.AI.Projects.Agents.ProjectsAgentVersionCreationOptions(DEFINITION))";

    private const string Declarative = "new Azure.AI.Projects.Agents.DeclarativeAgentDefinition(\"gpt-4o\")";
    private const string Hosted = "new Azure.AI.Projects.Agents.HostedAgentDefinition(\"1\", \"2Gi\")";

    private const string Storage = """

        resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {
          name: 'contosostorage'
          location: location
          properties: { allowSharedKeyAccess: true }
        }
        """;

    private const string Search = """

        resource search 'Microsoft.Search/searchServices@2025-05-01' = {
          name: 'contoso-search'
          location: location
          properties: { disableLocalAuth: true }
        }
        """;

    private const string Cosmos = """

        resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
          name: 'contoso-cosmos'
          location: location
          properties: { disableLocalAuth: true }
        }
        """;

    private static readonly string Connections =
        Connection("blobs", "AzureStorageAccount") + Connection("threads", "CosmosDB") + Connection("vectors", "CognitiveSearch");

    private const string CapabilityHost = """

        resource agents 'Microsoft.CognitiveServices/accounts/projects/capabilityHosts@2025-06-01' = {
          parent: project
          name: 'agents'
          properties: {
            capabilityHostKind: 'Agents'
            storageConnections: [blobs.name]
            threadStorageConnections: [threads.name]
            vectorStoreConnections: [vectors.name]
          }
        }
        """;

    private static readonly string Standard = Storage + Search + Cosmos + Connections + CapabilityHost;

    private static string Connection(string name, string category, string authentication = "'AAD'") => $$"""

        resource {{name}} 'Microsoft.CognitiveServices/accounts/projects/connections@2025-06-01' = {
          parent: project
          name: '{{name}}'
          properties: { category: '{{category}}', target: 'https://contoso', authType: {{authentication}} }
        }
        """;

    private static string Documents(string principal = ProjectPrincipal, string role = "00000000-0000-0000-0000-000000000002") => $$"""

        resource documents 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
          parent: cosmos
          name: guid('documents')
          properties: {
            principalId: {{principal}}
            roleDefinitionId: resourceId('Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions', cosmos.name, '{{role}}')
            scope: '${cosmos.id}/dbs/enterprise_memory'
          }
        }
        """;

    /// <param name="call">The call, marked where it is reported, always as an info.</param>
    private static Verify.Test Test(string call, string bicep)
    {
        var test = new Verify.Test { TestCode = Program(Numbered(call)) };
        test.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", bicep));
        if (call.Contains("[|"))
            test.ExpectedDiagnostics.Add(
                Verify.Diagnostic(ProjectIdentityWithoutRole.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info));
        return test.InService();
    }

    private static Task Reported(string call, string bicep) => Test(call, bicep).RunAsync();

    private static Task Silent(string call, string bicep) => Test(Unmarked(call), bicep).RunAsync();

    private static string Version(string definition) => CreateVersion.Replace("DEFINITION", definition);

    public static TheoryData<string> AgentCalls => [CreateAgent, CreateThread, Version(Declarative)];

    [Theory, MemberData(nameof(AgentCalls))]
    public async Task Agent_with_stores_of_its_own_needs_a_role_at_each(string call)
    {
        var all = Bicep(Caller, Model, Blobs, Indexes) + Standard + Documents();
        await Silent(call, all);
        await Reported(call, Bicep(Caller, Model, Indexes) + Standard + Documents());
        await Reported(call, Bicep(Caller, Model, Blobs) + Standard + Documents());
        await Reported(call, Bicep(Caller, Model, Blobs, Indexes) + Standard);
    }

    /// <summary>Nothing needs to grant the caller: the templates alone close the grants of the stores.</summary>
    [Fact]
    public Task Role_at_the_account_is_not_needed_to_judge_the_stores() =>
        Reported(Version(Declarative), Bicep($"account {FoundryUser} principalId", Blobs, Indexes) + Standard);

    [Theory]
    [InlineData(AppPrincipal, "00000000-0000-0000-0000-000000000002", true)]
    [InlineData(ProjectPrincipal, "00000000-0000-0000-0000-000000000001", true)]
    [InlineData(ProjectPrincipal, "5b1e0b7a-0000-0000-0000-000000000000", false)]
    [InlineData("principalId", "00000000-0000-0000-0000-000000000002", false)]
    public Task Role_assignments_of_Cosmos_DB_are_read(string principal, string role, bool isReported)
    {
        var bicep = Bicep(Caller, Model, Blobs, Indexes) + Standard + Documents(principal, role);
        return isReported ? Reported(CreateAgent, bicep) : Silent(CreateAgent, bicep);
    }

    [Theory]
    [InlineData("resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {", "resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = if (keep) {")]
    [InlineData("accounts/projects/capabilityHosts@2025-06-01' = {", "accounts/projects/capabilityHosts@2025-06-01' = if (keep) {")]
    [InlineData("    storageConnections: [blobs.name]", "")]
    [InlineData("category: 'AzureStorageAccount', target: 'https://contoso', authType: 'AAD'", "category: 'AzureStorageAccount', target: 'https://contoso', authType: 'AccountKey'")]
    [InlineData("category: 'AzureStorageAccount', target: 'https://contoso', authType: 'AAD'", "category: 'AzureStorageAccount', target: 'https://contoso', authType: location")]
    [InlineData("category: 'AzureStorageAccount'", "category: location")]
    [InlineData("identity: { type: 'SystemAssigned' }\n  properties: {}", "identity: { type: 'UserAssigned' }\n  properties: {}")]
    [InlineData("resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {", "resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {")]
    public Task Store_that_may_need_no_role_is_not_reported(string text, string replacement)
    {
        var bicep = Bicep(Caller, Model, Indexes) + Standard + Documents();
        Assert.Contains(text, bicep);
        return Silent(CreateAgent, bicep.Replace(text, replacement));
    }

    [Fact]
    public Task Agent_without_a_capability_host_keeps_its_data_elsewhere() =>
        Silent(CreateAgent, Bicep(Caller, Model) + Storage + Search + Cosmos + Connections);

    [Theory]
    [InlineData("az cosmosdb sql role assignment create --account-name contoso-cosmos", false)]
    [InlineData("New-AzCosmosDBSqlRoleAssignment -AccountName contoso-cosmos", false)]
    [InlineData("az cosmosdb sql database list", true)]
    public Task Script_may_assign_the_role(string script, bool isReported)
    {
        var test = Test(isReported ? CreateAgent : Unmarked(CreateAgent), Bicep(Caller, Model, Blobs, Indexes) + Standard);
        test.TestState.AdditionalFiles.Add(("/repo/infra/grant.sh", script));
        return test.RunAsync();
    }

    [Fact]
    public async Task Script_for_Cosmos_DB_leaves_the_roles_of_the_account_known()
    {
        var test = Test(Run, Bicep(Caller));
        test.ExpectedDiagnostics.Clear();
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(ProjectIdentityWithoutRole.Descriptor).WithLocation(0));
        test.TestState.AdditionalFiles.Add(("/repo/infra/grant.sh", "az cosmosdb sql role assignment create -a contoso-cosmos"));
        await test.RunAsync();
    }

    /// <summary>The account of the registry module may have role assignments of its own.</summary>
    [Fact]
    public Task Verified_module_of_Cosmos_DB_may_assign_the_role() => Silent(CreateAgent, Bicep(Caller, Model, Blobs, Indexes) + Storage
        + Search + Connections + CapabilityHost + """

            module cosmos 'br/public:avm/res/document-db/database-account:0.15.0' = {
              name: 'cosmos'
              params: { name: 'contoso-cosmos' }
            }
            """);

    /// <summary>The role of Cosmos DB may be the same in both arms of a choice.</summary>
    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000002", false)]
    [InlineData("00000000-0000-0000-0000-000000000001", true)]
    public Task Role_id_may_be_a_choice(string role, bool isReported)
    {
        var bicep = Bicep(Caller, Model, Blobs, Indexes) + Standard
            + Documents(role: role).Replace("cosmos.name, ", "keep ? 'contoso-cosmos' : 'other', ");
        return isReported ? Reported(CreateAgent, bicep) : Silent(CreateAgent, bicep);
    }

    /// <summary>As the public samples of the standard agent setup do it: everything in modules.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Role_assignments_in_modules_are_followed(bool isGranted)
    {
        const string Principal = "projectPrincipalId";
        var main = Bicep(Caller, Model, Blobs, Indexes) + Standard + """

            module documents 'cosmos.bicep' = {
              name: 'documents'
              params: { cosmosName: cosmos.name, projectPrincipalId: project.identity.principalId }
            }
            """;
        var test = Test(isGranted ? Unmarked(CreateAgent) : CreateAgent, main);
        test.TestState.AdditionalFiles.Add(("/repo/infra/cosmos.bicep", "param cosmosName string\nparam projectPrincipalId string\n"
            + "resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' existing = { name: cosmosName }\n"
            + (isGranted ? Documents(Principal) : "")));
        return test.RunAsync();
    }

    [Fact]
    public async Task Message_names_store_and_role()
    {
        var test = Test(Unmarked(CreateAgent).Replace("CreateAgent(", "{|#0:CreateAgent|}("), Bicep(Caller, Model, Blobs, Indexes) + Standard);
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(ProjectIdentityWithoutRole.Descriptor).WithLocation(0)
            .WithSeverity(DiagnosticSeverity.Info).WithMessage(
                "'CreateAgent' runs as the project's identity, which has no role at the Cosmos DB account "
                + "(infra/main.bicep:74). Assign Cosmos DB Built-in Data Contributor at the Cosmos DB "
                + "account."));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("allowSharedKeyAccess: true", "'AAD'", true)]
    [InlineData("allowSharedKeyAccess: true", "'ProjectManagedIdentity'", true)]
    [InlineData("allowSharedKeyAccess: false", "location", true)]
    [InlineData("allowSharedKeyAccess: keep", "location", false)]
    [InlineData("allowSharedKeyAccess: true", "'AccountKey'", false)]
    public async Task Evaluation_run_needs_a_role_at_storage_that_is_connected_by_token(
        string storage, string authentication, bool isReported)
    {
        var more = Storage.Replace("allowSharedKeyAccess: true", storage) + Connection("blobs", "AzureBlob", authentication);
        await (isReported ? Reported(Run, Bicep(Caller, Model) + more) : Silent(Run, Bicep(Caller, Model) + more));
        await Silent(Run, Bicep(Caller, Model, Blobs) + more);
    }

    [Fact]
    public Task Storage_without_a_connection_is_not_that_of_the_project() =>
        Silent(Run, Bicep(Caller, Model) + Storage.Replace("allowSharedKeyAccess: true", "allowSharedKeyAccess: false"));

    [Theory]
    [InlineData(Hosted, true)]
    [InlineData(Declarative, false)]
    [InlineData("given", false)]
    public async Task Hosted_agent_calls_models_as_the_project(string definition, bool isReported)
    {
        var call = Version(definition);
        var test = Test(isReported ? call : Unmarked(call), Bicep(Caller));
        test.TestState.Sources[0] = ("/0/Test0.cs", SourceText.From(
            Program(isReported ? Numbered(call) : Unmarked(call))
                .Replace("void M()", "void M(Azure.AI.Projects.Agents.ProjectsAgentDefinition given)")));
        await test.RunAsync();
        await Silent(Version(Hosted), Bicep(Caller, Model));
        await Silent(Version(Hosted), Bicep(Caller, $"account {FoundryUser} principalId"));
    }

    /// <summary>A manifest that does not name the project's identity says nothing of it.</summary>
    [Theory]
    [InlineData("projectManagedIdentity", true)]
    [InlineData("user", false)]
    public Task Manifest_counts_for_hosted_agents_if_it_names_the_project(string kind, bool isReported)
    {
        var test = Test(isReported ? Version(Hosted) : Unmarked(Version(Hosted)), "");
        test.TestState.AdditionalFiles.Clear();
        test.TestState.AdditionalFiles.Add(("/repo/foundry.access.json", Manifest(complete: true, $"app {FoundryUser} account")
            .Replace("projectManagedIdentity", kind)));
        return test.RunAsync();
    }
}
