using Foundry.Analyzers.CodeFixes.Fixes.Access;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<RolesWithoutDataAccess, RolesWithoutDataAccessFix>;

public class RolesWithoutDataAccessTests
{
    private const string Usings =
        "using System; using Aspire.Hosting; using Aspire.Hosting.ApplicationModel; using Aspire.Hosting.Azure; "
        + "using Aspire.Hosting.Foundry; using Azure.Provisioning; using Azure.Provisioning.Authorization; "
        + "using Azure.Provisioning.CognitiveServices; using Azure.Provisioning.Roles;";

    private const string ContributorId = "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68";
    private const string UserId = "a97b65f3-24c7-4388-baec-2e87135dc908";

    private sealed class Test : Verify.Test
    {
        public Test() => TestState.AdditionalReferences.AddRange(ClientReferences.Infrastructure);
    }

    private static string Source(string statements, string members = "") => $$"""
        {{Usings}}

        static class C
        {
            {{members}}

            static void M(IDistributedApplicationBuilder builder, IResourceBuilder<FoundryResource> given, bool flag,
                ProvisioningParameter principalId, ProvisioningParameter principalType)
            {
                var foundry = builder.AddFoundry("foundry");
                var project = foundry.AddProject("project");
                var openai = builder.AddAzureOpenAI("openai");
                {{statements}}
            }
        }
        """;

    /// <summary>Verifies a report, and the fix that assigns another role.</summary>
    private static Task Reported(string statements, DiagnosticSeverity severity, string? repaired = null, string members = "")
    {
        var test = new Test { TestCode = Source(statements, members) };
        if (repaired is not null)
            test.FixedCode = Source(repaired, members);
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(RolesWithoutDataAccess.Descriptor).WithLocation(0).WithSeverity(severity));
        return test.RunAsync();
    }

    private static Task Silent(string statements, string members = "") => new Test
    {
        TestCode = Source(statements, members),
    }.RunAsync();

    // ---- Aspire

    [Theory]
    [InlineData(
        "var api = builder.AddProject(\"api\", \"p\").WithReference(foundry)"
        + ".WithRoleAssignments(foundry, {|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|});")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithRoleAssignments(foundry, "
        + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|}).WithReference(foundry);")]
    [InlineData(
        "builder.AddContainer(\"api\", \"i\").WithRoleAssignments(openai, "
        + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|}).WithReference(openai);")]
    [InlineData(
        "var chat = foundry.AddDeployment(\"chat\", \"m\", \"1\", \"OpenAI\"); "
        + "builder.AddProject(\"api\", \"p\").WithReference(chat).WithRoleAssignments(foundry, "
        + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|});")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(project).WithRoleAssignments(foundry, "
        + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|});")]
    [InlineData(
        "var api = builder.AddProject(\"api\", \"p\"); api.WithReference(foundry); "
        + "api.WithRoleAssignments(foundry, {|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|});")]
    [InlineData(
        "var api = builder.AddProject(\"api\", \"p\"); api.WithReference(given)"
        + ".WithRoleAssignments(given, {|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|});")]
    [InlineData(
        "var api = builder.AddProject(\"api\", \"p\").WithReference(foundry); "
        + "FoundryExtensions.WithRoleAssignments(api, foundry, "
        + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|});")]
    [InlineData(
        "var api = builder.AddProject(\"api\", \"p\").WithReference(foundry); "
        + "FoundryExtensions.WithRoleAssignments(roles: new[] { "
        + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|} }, target: foundry, builder: api);")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|}, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesUsagesReader);")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "new CognitiveServicesBuiltInRole[] { {|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|}, "
        + "new(\"acdd72a7-3385-48ef-bd42-f606fba81ae7\") });")]
    [InlineData(
        "if (flag) builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "/* all */ {|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|} /* of it */);")]
    public Task Role_without_data_access_of_a_referencing_project_is_a_warning(string statements) => Reported(
        statements,
        DiagnosticSeverity.Warning,
        statements.Replace("{|#0:", "").Replace("|}", "").Replace("CognitiveServicesContributor", "CognitiveServicesUser"));

    [Theory]
    [InlineData(
        "new CognitiveServicesBuiltInRole(\"" + ContributorId + "\")", "CognitiveServicesBuiltInRole.CognitiveServicesUser")]
    [InlineData("\"" + ContributorId + "\"", "CognitiveServicesBuiltInRole.CognitiveServicesUser")]
    [InlineData(
        "(CognitiveServicesBuiltInRole)\"8e3af657-a8ff-443c-a75c-2fe8c4bcb635\"",
        "CognitiveServicesBuiltInRole.CognitiveServicesUser")]
    public Task Role_is_reported_in_every_form(string role, string repaired) => Reported(
        $"builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, {{|#0:{role}|}});",
        DiagnosticSeverity.Warning,
        $"builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, {repaired});");

    [Theory]
    [InlineData(
        "var role = CognitiveServicesBuiltInRole.CognitiveServicesContributor;",
        "var role = CognitiveServicesBuiltInRole.CognitiveServicesUser;")]
    [InlineData(
        "const string role = \"" + ContributorId + "\"; // why",
        "const string role = \"" + UserId + "\" /* Cognitive Services User */; // why")]
    [InlineData(
        "CognitiveServicesBuiltInRole role = \"" + ContributorId + "\";",
        "CognitiveServicesBuiltInRole role = \"" + UserId + "\" /* Cognitive Services User */;")]
    public Task Role_in_a_variable_is_reported(string declaration, string repaired) => Reported(
        $"{declaration}\nbuilder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, {{|#0:role|}});",
        DiagnosticSeverity.Warning,
        $"{repaired}\nbuilder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, role);");

    /// <summary>A program that manages accounts needs such a role, and code that gets the builder may add another.</summary>
    [Theory]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithRoleAssignments(foundry, "
        + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|});")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(openai).WithRoleAssignments(foundry, "
        + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|});")]
    [InlineData(
        "builder.AddAzureUserAssignedIdentity(\"id\").WithRoleAssignments(foundry, "
        + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|});")]
    [InlineData(
        "s_api = builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|});")]
    [InlineData(
        "foundry.ConfigureInfrastructure(infra => { foreach (var each in infra.GetProvisionableResources()) if "
        + "(each is CognitiveServicesAccount account) account.Properties.DisableLocalAuth = false; }); "
        + "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|});")]
    [InlineData(
        "var all = new[] { builder.AddProject(\"api\", \"p\").WithReference(foundry)"
        + ".WithRoleAssignments(foundry, {|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|}) };")]
    public Task Role_is_an_info_when_it_is_uncertain(string statements) => Reported(
        statements,
        DiagnosticSeverity.Info,
        members: "static IResourceBuilder<ProjectResource> s_api;",
        repaired: statements.Replace("{|#0:", "").Replace("|}", "").Replace(
            "CognitiveServicesContributor", "CognitiveServicesUser"));

    /// <summary>The roles grant models only, but the program references a Foundry project.</summary>
    [Theory]
    [InlineData("AzureAIDeveloper")]
    [InlineData("CognitiveServicesOpenAIUser")]
    [InlineData("CognitiveServicesOpenAIContributor")]
    public async Task Role_without_project_access_is_reported_only_for_a_project(string role)
    {
        await Reported(
            "builder.AddProject(\"api\", \"p\").WithReference(project).WithRoleAssignments(foundry, "
            + $"{{|#0:CognitiveServicesBuiltInRole.{role}|}});",
            DiagnosticSeverity.Info,
            "builder.AddProject(\"api\", \"p\").WithReference(project).WithRoleAssignments(foundry, "
            + "CognitiveServicesBuiltInRole.CognitiveServicesUser);");
        await Silent(
            "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
            + $"CognitiveServicesBuiltInRole.{role});");
        await Silent(
            "builder.AddProject(\"api\", \"p\").WithReference(project).WithRoleAssignments(foundry, "
            + $"CognitiveServicesBuiltInRole.{role}, \"53ca6127-db72-4b80-b1b0-d745d6d5456d\");");
        await Silent(
            "builder.AddProject(\"api\", \"p\").WithReference(project).WithRoleAssignments(openai, "
            + $"CognitiveServicesBuiltInRole.{role});");
    }

    [Theory]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesUser);")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesOpenAIUser);")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesUser);")]
    [InlineData(
        "var api = builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor); "
        + "api.WithRoleAssignments(foundry, CognitiveServicesBuiltInRole.CognitiveServicesUser);")]
    [InlineData(
        "var api = builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor); "
        + "foreach (var each in new[] { api }) each.WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesUser);")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor).WithRoleAssignments(given, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesUser);")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor, \"00000000-1111-2222-3333-444444444444\");")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor, Environment.GetEnvironmentVariable(\"R\"));")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesQnAMakerEditor);")]
    [InlineData("builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry);")]
    [InlineData(
        "var roles = new[] { CognitiveServicesBuiltInRole.CognitiveServicesContributor }; "
        + "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, roles);")]
    [InlineData(
        "Add(builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor));")]
    [InlineData(
        "var api = builder.AddProject(\"api\", \"p\").Add().WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor);")]
    [InlineData(
        "var agent = builder.AddProject(\"agent\", \"p\").AsHostedAgent(project); "
        + "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor);")]
    [InlineData(
        "foundry.ConfigureInfrastructure(infra => infra.Add(new CognitiveServicesAccount(\"a\")"
        + ".CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesUser, principalType, principalId))); "
        + "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor);")]
    [InlineData(
        "foundry.ConfigureInfrastructure(infra => infra.Add(new RoleAssignment(\"r\"))); "
        + "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor);")]
    [InlineData(
        "var agent = builder.AddProject(\"agent\", \"p\").PublishAsHostedAgent(project); "
        + "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor);")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(foundry)"
        + ".WithAnnotation(new Aspire.Hosting.Azure.RoleAssignmentAnnotation(foundry.Resource, null))"
        + ".WithRoleAssignments(foundry, CognitiveServicesBuiltInRole.CognitiveServicesContributor);")]
    [InlineData(
        "if (false) builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor);")]
    public Task Role_is_not_reported_when_access_is_given_or_unknown(string statements) =>
        Silent(statements, "static IResourceBuilder<ProjectResource> Add(this IResourceBuilder<ProjectResource> api) => api;");

    [Theory]
    [InlineData("project.WithRoleAssignments(foundry, {|#0:CognitiveServicesBuiltInRole.CognitiveServicesUser|});")]
    [InlineData(
        "foundry.AddProject(\"other\").WithRoleAssignments(foundry, "
        + "{|#0:(CognitiveServicesBuiltInRole)\"53ca6127-db72-4b80-b1b0-d745d6d5456d\"|});")]
    [InlineData("given.AddProject(\"p\").WithRoleAssignments(given, {|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|});")]
    [InlineData(
        "FoundryExtensions.WithRoleAssignments(project, foundry, {|#0:CognitiveServicesBuiltInRole.CognitiveServicesUser|}, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesOpenAIUser);")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(project).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesUser); "
        + "project.WithRoleAssignments(foundry, {|#0:CognitiveServicesBuiltInRole.CognitiveServicesUser|});")]
    public Task Role_of_a_Foundry_project_is_an_info_without_a_fix(string statements) =>
        Reported(statements, DiagnosticSeverity.Info, statements);

    [Theory]
    [InlineData("project.WithRoleAssignments(foundry);")]
    [InlineData("project.WithRoleAssignments(foundry, Array.Empty<CognitiveServicesBuiltInRole>());")]
    [InlineData("if (false) project.WithRoleAssignments(foundry, CognitiveServicesBuiltInRole.CognitiveServicesUser);")]
    [InlineData(
        "foundry.ConfigureInfrastructure(infra => infra.Add(new CognitiveServicesAccount(\"a\")"
        + ".CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesUser, principalType, principalId))); "
        + "project.WithRoleAssignments(foundry, CognitiveServicesBuiltInRole.CognitiveServicesUser);")]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference(project).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesUser);")]
    public Task Role_that_no_Foundry_project_gets_is_not_reported(string statements) => Silent(statements);

    [Fact]
    public Task Message_names_the_roles_of_a_Foundry_project()
    {
        var test = new Test
        {
            TestCode = Source("project.WithRoleAssignments(foundry, {|#0:CognitiveServicesBuiltInRole.CognitiveServicesUser|});"),
        };
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(RolesWithoutDataAccess.Descriptor)
            .WithLocation(0)
            .WithSeverity(DiagnosticSeverity.Info)
            .WithMessage("The roles assigned here (Cognitive Services User) are ignored by Aspire for a project. Calls of "
                + "the project fail with 401. Assign them in ConfigureInfrastructure."));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("[|CognitiveServicesBuiltInRole.CognitiveServicesOpenAIUser|]", "CognitiveServicesBuiltInRole.CognitiveServicesUser")]
    [InlineData("CognitiveServicesBuiltInRole.CognitiveServicesUser", null)]
    public Task Role_for_models_beside_a_reference_to_a_project_is_judged_in_a_program(string role, string? right)
    {
        string Program(string text) =>
            "using Aspire.Hosting; using Azure.Provisioning.CognitiveServices; var builder = "
            + "DistributedApplication.CreateBuilder(args); var foundry = builder.AddFoundry(\"foundry\"); "
            + "var project = foundry.AddProject(\"support\"); builder.AddProject(\"api\", \"p\").WithReference(project)"
            + $".WithRoleAssignments(foundry, {text});";
        return new Test
        {
            TestState = { OutputKind = OutputKind.ConsoleApplication },
            TestCode = Program(role),
            FixedCode = Program(right ?? role),
        }.RunAsync();
    }

    [Fact]
    public Task Resource_from_a_parameter_is_not_reported() => Silent(
        "",
        "static void N(IResourceBuilder<ProjectResource> api, IResourceBuilder<FoundryResource> "
        + "foundry) => api.WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor);");

    [Fact]
    public Task Roles_of_another_resource_do_not_count() => Reported(
        "builder.AddProject(\"web\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesUser); builder.AddProject(\"api\", \"p\").WithReference(foundry)"
        + ".WithRoleAssignments(foundry, {|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|})"
        + ".WithRoleAssignments(openai, CognitiveServicesBuiltInRole.CognitiveServicesUser);",
        DiagnosticSeverity.Warning);

    [Fact]
    public Task Message_names_the_roles_and_the_replacement() => new Test
    {
        TestCode = Source(
            "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
            + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|}, "
            + "CognitiveServicesBuiltInRole.CognitiveServicesUsagesReader); "
            + "builder.AddProject(\"web\", \"p\").WithReference(project).WithRoleAssignments(foundry, "
            + "{|#1:CognitiveServicesBuiltInRole.AzureAIDeveloper|});"),
        FixedCode = Source(
            "builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, "
            + "CognitiveServicesBuiltInRole.CognitiveServicesUser, "
            + "CognitiveServicesBuiltInRole.CognitiveServicesUsagesReader); "
            + "builder.AddProject(\"web\", \"p\").WithReference(project).WithRoleAssignments(foundry, "
            + "CognitiveServicesBuiltInRole.CognitiveServicesUser);"),
        ExpectedDiagnostics =
        {
            Verify.Diagnostic(RolesWithoutDataAccess.Descriptor)
                .WithLocation(0)
                .WithSeverity(DiagnosticSeverity.Warning)
                .WithMessage(
                    "The roles assigned here (Cognitive Services Contributor, Cognitive Services Usages Reader) grant no data "
                    + "action. Calls of the application fail with 401. Assign 'Cognitive Services User'."),
            Verify.Diagnostic(RolesWithoutDataAccess.Descriptor)
                .WithLocation(1)
                .WithSeverity(DiagnosticSeverity.Info)
                .WithMessage(
                    "The roles assigned here (Azure AI Developer) grant no data action of a Foundry project. "
                    + "Calls of the application fail with 401. Assign 'Cognitive Services User'."),
        },
    }.RunAsync();

    // ---- Azure.Provisioning

    [Theory]
    [InlineData(
        "var id = new UserAssignedIdentity(\"id\"); var account = new CognitiveServicesAccount(\"a\"); "
        + "account.CreateRoleAssignment({|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|}, id);")]
    [InlineData(
        "var id = new UserAssignedIdentity(\"id\"); var account = new CognitiveServicesAccount(\"a\"); "
        + "account.CreateRoleAssignment({|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|}, "
        + "RoleManagementPrincipalType.ServicePrincipal, id.PrincipalId);")]
    [InlineData(
        "var infra = new Infrastructure(); var id = new UserAssignedIdentity(\"id\"); infra.Add(id); "
        + "infra.Add(new CognitiveServicesAccount(\"a\").CreateRoleAssignment(identity: id, role: "
        + "{|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|}));")]
    [InlineData(
        "var id = new UserAssignedIdentity(\"id\"); var account = new CognitiveServicesAccount(\"a\"); "
        + "account.CreateRoleAssignment({|#0:CognitiveServicesBuiltInRole.CognitiveServicesContributor|}, id); "
        + "account.CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesUser, principalType, principalId);")]
    public Task Role_of_an_identity_in_the_template_is_reported(string statements) => Reported(
        statements,
        DiagnosticSeverity.Info,
        statements.Replace("{|#0:", "").Replace("|}", "").Replace("CognitiveServicesContributor", "CognitiveServicesUser"));

    [Theory]
    [InlineData(
        "account.CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesContributor, principalType, principalId);")]
    [InlineData(
        "account.CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesContributor, "
        + "RoleManagementPrincipalType.User, Guid.NewGuid());")]
    [InlineData(
        "account.CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesContributor, id); "
        + "account.CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesUser, id);")]
    [InlineData(
        "account.CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesContributor, id); "
        + "account.CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesUser, "
        + "RoleManagementPrincipalType.ServicePrincipal, account.Identity.PrincipalId);")]
    [InlineData("account.CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesContributor, id); Grant(id);")]
    [InlineData(
        "account.CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesContributor, id); "
        + "new Azure.Provisioning.Resources.ArmDeploymentScript(\"s\");",
        false)]
    [InlineData(
        "account.CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesContributor, "
        + "UserAssignedIdentity.FromExisting(\"x\"));")]
    [InlineData("account.CreateRoleAssignment(CognitiveServicesBuiltInRole.AzureAIDeveloper, id);")]
    public Task Role_of_an_identity_is_not_reported_when_it_may_be_right(string statements, bool isWhole = true) => new Test
    {
        TestCode = Source(
            "var id = new UserAssignedIdentity(\"id\"); var account = new CognitiveServicesAccount(\"a\"); " + statements,
            "static void Grant(UserAssignedIdentity id) { }"),
        CompilerDiagnostics = isWhole ? CompilerDiagnostics.Errors : CompilerDiagnostics.None,
    }.RunAsync();

    // ---- Places

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        string Source(string role) => CodeContexts.Source(
            shape,
            "DistributedApplication.CreateBuilder().AddProject(\"api\", \"p\")"
            + $".WithRoleAssignments(DistributedApplication.CreateBuilder().AddFoundry(\"f\"), {role})",
            "using Aspire.Hosting; using Azure.Provisioning.CognitiveServices;");

        // In this shape the builder goes to a user's constructor, which may assign more roles.
        return shape == "constructor initialiser"
            ? new Test { TestCode = Source("CognitiveServicesBuiltInRole.CognitiveServicesContributor") }.RunAsync()
            : new Test
            {
                TestState = { OutputKind = CodeContexts.Kind(shape) },
                TestCode = Source("[|CognitiveServicesBuiltInRole.CognitiveServicesContributor|]"),
                FixedCode = Source("CognitiveServicesBuiltInRole.CognitiveServicesUser"),
            }.RunAsync();
    }

    [Fact]
    public Task Fix_keeps_aliases_static_usings_and_carriage_returns() => new Test
    {
        TestState =
        {
            Sources =
            {
                "using Aspire.Hosting;\r\nusing Role = Azure.Provisioning.CognitiveServices.CognitiveServicesBuiltInRole;\r\n"
                + "\r\nclass C\r\n{\r\n    void M(IDistributedApplicationBuilder b)\r\n    {\r\n"
                + "        var f = b.AddFoundry(\"f\");\r\n"
                + "        b.AddProject(\"a\", \"p\").WithReference(f).WithRoleAssignments(f, "
                + "[|Role.CognitiveServicesContributor|]); // kept\r\n    }\r\n}\r\n",
                "using Aspire.Hosting; using static Azure.Provisioning.CognitiveServices.CognitiveServicesBuiltInRole; "
                + "class D { void M(IDistributedApplicationBuilder b) { b.AddContainer(\"a\", \"i\")"
                + ".WithRoleAssignments(b.AddAzureOpenAI(\"o\"), [|CognitiveServicesContributor|]); } }",
            },
        },
        FixedState =
        {
            Sources =
            {
                "using Aspire.Hosting;\r\nusing Role = Azure.Provisioning.CognitiveServices.CognitiveServicesBuiltInRole;\r\n"
                + "\r\nclass C\r\n{\r\n    void M(IDistributedApplicationBuilder b)\r\n    {\r\n"
                + "        var f = b.AddFoundry(\"f\");\r\n"
                + "        b.AddProject(\"a\", \"p\").WithReference(f).WithRoleAssignments(f, Role.CognitiveServicesUser); "
                + "// kept\r\n    }\r\n}\r\n",
                "using Aspire.Hosting; using static Azure.Provisioning.CognitiveServices.CognitiveServicesBuiltInRole; "
                + "class D { void M(IDistributedApplicationBuilder b) { b.AddContainer(\"a\", \"i\")"
                + ".WithRoleAssignments(b.AddAzureOpenAI(\"o\"), CognitiveServicesUser); } }",
            },
        },
    }.RunAsync();

    [Fact]
    public Task Fix_adds_the_using() => new Test
    {
        TestCode =
            "using Aspire.Hosting;\n\nclass C\n{\n"
            + "    void M(IDistributedApplicationBuilder b) => b.AddProject(\"a\", \"p\")"
            + ".WithRoleAssignments(b.AddFoundry(\"f\"), [|\""
            + ContributorId
            + "\"|]);\n}\n",
        FixedCode =
            "using Aspire.Hosting;\nusing Azure.Provisioning.CognitiveServices;\n\nclass C\n{\n"
            + "    void M(IDistributedApplicationBuilder b) => b.AddProject(\"a\", \"p\")"
            + ".WithRoleAssignments(b.AddFoundry(\"f\"), CognitiveServicesBuiltInRole.CognitiveServicesUser);\n}\n",
    }.RunAsync();

    /// <summary>An application host references no client, only infrastructure.</summary>
    [Fact]
    public Task Role_is_reported_without_a_client_reference() => new Test
    {
        TestCode =
            "using Aspire.Hosting; using Azure.Provisioning.CognitiveServices; "
            + "class C { void M(IDistributedApplicationBuilder b) { b.AddProject(\"a\", \"p\")"
            + ".WithRoleAssignments(b.AddFoundry(\"f\"), [|\""
            + ContributorId
            + "\"|]); } }",
        FixedCode =
            "using Aspire.Hosting; using Azure.Provisioning.CognitiveServices; "
            + "class C { void M(IDistributedApplicationBuilder b) { b.AddProject(\"a\", \"p\")"
            + ".WithRoleAssignments(b.AddFoundry(\"f\"), CognitiveServicesBuiltInRole.CognitiveServicesUser); } }",
        SolutionTransforms =
        {
            (solution, id) => solution.WithProjectMetadataReferences(
                id, [.. ClientReferences.Framework, .. ClientReferences.WithoutClients, .. ClientReferences.Infrastructure]),
        },
    }.RunAsync();

    [Fact]
    public Task Silent_in_a_test_project() => new Test
    {
        TestCode =
            "using Aspire.Hosting; class C { void M(IDistributedApplicationBuilder b) { b.AddProject(\"a\", \"p\")"
            + ".WithRoleAssignments(b.AddFoundry(\"f\"), \""
            + ContributorId
            + "\"); } }",
        TestState = { AnalyzerConfigFiles = { ("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n") } },
    }.RunAsync();

    [Fact]
    public Task User_types_of_the_same_name_are_not_reported() => Verify.VerifyAnalyzerAsync(
        """
        namespace Azure.Provisioning.CognitiveServices
        {
            public struct CognitiveServicesBuiltInRole
            {
                public static CognitiveServicesBuiltInRole CognitiveServicesContributor => default;
            }
        }
        namespace Aspire.Hosting.ApplicationModel { public interface IResourceBuilder<T> { } }
        static class C
        {
            static Aspire.Hosting.ApplicationModel.IResourceBuilder<T> WithRoleAssignments<T>(
                this Aspire.Hosting.ApplicationModel.IResourceBuilder<T> b, object target,
                params Azure.Provisioning.CognitiveServices.CognitiveServicesBuiltInRole[] roles) => b;
            static object M(Aspire.Hosting.ApplicationModel.IResourceBuilder<int> b) => b.WithRoleAssignments(
                b, Azure.Provisioning.CognitiveServices.CognitiveServicesBuiltInRole.CognitiveServicesContributor);
        }
        """);

    /// <summary>The number of calls is limited, because every call is compared with every other.</summary>
    [Theory]
    [InlineData(200, 200)]
    [InlineData(2000, 0)]
    public Task Member_with_too_many_calls_is_not_reported(int calls, int reported)
    {
        var role =
            reported > 0
                ? "[|CognitiveServicesBuiltInRole.CognitiveServicesContributor|]"
                : "CognitiveServicesBuiltInRole.CognitiveServicesContributor";
        var test = new RuleVerifier<RolesWithoutDataAccess>.Test
        {
            TestCode = Source(
                string.Concat(
                    Enumerable.Range(0, calls).Select(
                        i =>
                            $"var api{i} = builder.AddProject(\"api\", \"p\"); "
                            + $"api{i}.WithReference(foundry).WithRoleAssignments(foundry, {role});\n"))),
        };
        test.TestState.AdditionalReferences.AddRange(ClientReferences.Infrastructure);
        return test.RunAsync();
    }

    [Theory]
    [InlineData(
        "builder.AddProject(\"api\", \"p\").WithReference().WithRoleAssignments(foundry, "
        + "CognitiveServicesBuiltInRole.CognitiveServicesContributor")]
    [InlineData("builder.AddProject().WithRoleAssignments(, CognitiveServicesBuiltInRole.)")]
    [InlineData("var a = a.WithRoleAssignments(a, CognitiveServicesBuiltInRole.CognitiveServicesContributor).WithReference(a)")]
    [InlineData(
        "new CognitiveServicesAccount().CreateRoleAssignment(new CognitiveServicesBuiltInRole(), ); "
        + "new CognitiveServicesAccount(\"a\").CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesContributor)")]
    public Task Incomplete_code_does_not_throw(string statements) => new Test
    {
        TestCode = Source(statements),
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
