using Foundry.Analyzers.CodeFixes.Fixes.Access;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<RoleNameMismatch, RoleNameFix>;

public class RoleNameMismatchTests
{
    private const string FoundryUser = "53ca6127-db72-4b80-b1b0-d745d6d5456d";
    private const string OpenAIUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
    private const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    private const string Usings =
        "using System; using Azure.Core; using Azure.Provisioning.CognitiveServices; "
        + "using Azure.ResourceManager.Authorization.Models;";

    private sealed class Test : Verify.Test
    {
        public Test() => TestState.AdditionalReferences.AddRange(ClientReferences.Infrastructure);
    }

    private static string Source(string member) => $$"""
        {{Usings}}

        class Settings { public string FoundryUserRoleId { get; set; } }

        class C
        {
            {{member}}
        }
        """;

    private static Task Fixes(string member, string repaired) => new Test
    {
        TestCode = Source(member),
        FixedCode = Source(repaired),
    }.RunAsync();

    private static Task Silent(string member) => new Test { TestCode = Source(member) }.RunAsync();

    // ---- An id under another role's name

    [Theory]
    [InlineData("const string FoundryUserRoleId = ID;")]
    [InlineData("private static readonly Guid s = default, AzureAIUserRole = new Guid(ID);")]
    [InlineData("static readonly Guid FoundryUser = Guid.Parse(ID);")]
    [InlineData("static readonly Guid FoundryUser = new(ID);")]
    [InlineData("string FoundryUserGuid { get; } = ID;")]
    [InlineData("CognitiveServicesBuiltInRole foundryUser = ID;")]
    [InlineData("CognitiveServicesBuiltInRole foundryUser = new CognitiveServicesBuiltInRole(ID);")]
    [InlineData("CognitiveServicesBuiltInRole foundryUser = (CognitiveServicesBuiltInRole)ID;")]
    [InlineData("void M() { const string foundryUserRoleDefinitionId = ID; }")]
    [InlineData("void M() { string foundryUserRoleId; foundryUserRoleId = ID; }")]
    [InlineData("void M(string foundryUserRoleId = ID) { }")]
    [InlineData("object M() => new Settings { FoundryUserRoleId = ID };")]
    public Task Id_in_a_variable_named_after_another_role_is_fixed(string member) =>
        Fixes(member.Replace("ID", $"[|\"{Owner}\"|]"), member.Replace("ID", $"\"{FoundryUser}\" /* Foundry User */"));

    [Fact]
    public Task Resource_id_in_a_variable_named_after_another_role_is_fixed() => Fixes(
        "static readonly ResourceIdentifier FoundryUserRole = new "
        + $"ResourceIdentifier([|\"/providers/Microsoft.Authorization/roleDefinitions/{Owner}\"|]); "
        + $"object M(string s) {{ var foundryUserRoleId = "
        + $"$\"/subscriptions/{{s}}[|/providers/Microsoft.Authorization/roleDefinitions/{Owner}|]\"; "
        + $"return foundryUserRoleId; }}",
        "static readonly ResourceIdentifier FoundryUserRole = new "
        + $"ResourceIdentifier(\"/providers/Microsoft.Authorization/roleDefinitions/{FoundryUser}\" /* Foundry User */); "
        + $"object M(string s) {{ var foundryUserRoleId = "
        + $"$\"/subscriptions/{{s}}/providers/Microsoft.Authorization/roleDefinitions/{FoundryUser}\" /* Foundry User */; "
        + $"return foundryUserRoleId; }}");

    [Theory]
    [InlineData("const string FoundryUserRoleId = \"" + FoundryUser + "\";")]
    [InlineData("const string AzureAIUserRoleId = \"53CA6127-DB72-4B80-B1B0-D745D6D5456D\";")]
    [InlineData("const string FoundryUserRoleId = \"00000000-1111-2222-3333-444444444444\";")] // may be a custom role
    [InlineData("const string RoleId = \"" + Owner + "\";")]
    [InlineData("const string Reader = \"" + Owner + "\";")] // may be a role of another service
    [InlineData("const string MyFoundryUser = \"" + Owner + "\";")]
    [InlineData("void M(bool own) { var foundryUser = own ? \"" + Owner + "\" : \"" + FoundryUser + "\"; }")]
    [InlineData(
        "void M() { var foundryUser = new System.Collections.Generic.Dictionary<string, int> { [\"" + Owner + "\"] = 1 }; }")]
    [InlineData("void M() { var foundryUser = Find(\"" + Owner + "\"); } string Find(string id) => id;")]
    [InlineData("bool M(string foundryUser) => foundryUser == \"" + Owner + "\";")]
    [InlineData("const string FoundryUserRoleId = \"about the role 8e3af657-a8ff-443c-a75c-2fe8c4bcb635\";")]
    public Task Id_is_not_reported_when_the_name_matches_or_names_no_role(string member) => Silent(member);

    // ---- A name where the id belongs

    [Theory]
    [InlineData("Azure AI User")]
    [InlineData("Foundry User")]
    [InlineData("foundry user")]
    [InlineData("FoundryUser")]
    public async Task Name_in_place_of_an_id_is_fixed(string name)
    {
        const string Repaired = "\"" + FoundryUser + "\" /* Foundry User */";
        await Fixes(
            $"object M() => new CognitiveServicesBuiltInRole([|\"{name}\"|]);",
            $"object M() => new CognitiveServicesBuiltInRole({Repaired});");
        await Fixes($"CognitiveServicesBuiltInRole M() => [|\"{name}\"|];", $"CognitiveServicesBuiltInRole M() => {Repaired};");
        await Fixes(
            $"object M() => (CognitiveServicesBuiltInRole)[|\"{name}\"|];",
            $"object M() => (CognitiveServicesBuiltInRole){Repaired};");
        await Fixes(
            $"CognitiveServicesBuiltInRole M() {{ var n = \"{name}\"; return new([|n|]); }}",
            $"CognitiveServicesBuiltInRole M() {{ var n = {Repaired}; return new(n); }}");
    }

    /// <summary>Azure.Provisioning makes a Bicep name of the id of a role without a constant, and refuses its dashes.</summary>
    [Fact]
    public async Task Id_is_not_written_where_it_becomes_the_name_of_a_resource()
    {
        const string Assign = "object M(CognitiveServicesAccount a) => a.CreateRoleAssignment(new CognitiveServicesBuiltInRole(ROLE), null);";
        var notFixed = Assign.Replace("ROLE", "[|\"Azure AI User\"|]");
        await Fixes(notFixed, notFixed);
        await Fixes(
            Assign.Replace("ROLE", "[|\"Cognitive Services User\"|]"),
            Assign.Replace("ROLE", "\"a97b65f3-24c7-4388-baec-2e87135dc908\" /* Cognitive Services User */"));
    }

    [Fact]
    public Task Name_in_a_resource_id_is_fixed() => Fixes(
        """
        object M(string s, Guid principal) => new RoleAssignmentCreateOrUpdateContent(
            new ResourceIdentifier(
                [|$"/subscriptions/{s}/providers/Microsoft.Authorization/roleDefinitions/Azure AI User"|]),
            principal);
        object N(string s, Guid principal) => new RoleAssignmentCreateOrUpdateContent(
            principalId: principal,
            roleDefinitionId: new(
                [|"/providers/Microsoft.Authorization/roleDefinitions/Reader"|]));
        object O() => ResourceIdentifier.Parse(
            [|"/providers/Microsoft.Authorization/roleDefinitions/Cognitive Services OpenAI User"|]); // kept
        """,
        $$"""
        object M(string s, Guid principal) => new RoleAssignmentCreateOrUpdateContent(
            new ResourceIdentifier(
                $"/subscriptions/{s}/providers/Microsoft.Authorization/roleDefinitions/{{FoundryUser}}" /* Foundry User */),
            principal);
        object N(string s, Guid principal) => new RoleAssignmentCreateOrUpdateContent(
            principalId: principal,
            roleDefinitionId: new(
                "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7" /* Reader */));
        object O() => ResourceIdentifier.Parse(
            "/providers/Microsoft.Authorization/roleDefinitions/{{OpenAIUser}}" /* Cognitive Services OpenAI User */); // kept
        """);

    [Fact]
    public async Task Name_in_another_variable_has_no_fix()
    {
        const string Source =
            "const string Name = \"Azure AI User\"; object M(string "
            + "s) => new "
            + "ResourceIdentifier([|$\"/subscriptions/{s}/providers/Microsoft.Authorization/roleDefinitions/{Name}\"|]);";
        await Fixes(Source, Source);
    }

    [Theory]
    [InlineData(
        "object M() => new ResourceIdentifier(\"/providers/Microsoft.Authorization/roleDefinitions/" + FoundryUser + "\");")]
    [InlineData("object M() => new ResourceIdentifier(\"/providers/Microsoft.Authorization/roleDefinitions/my own role\");")]
    [InlineData("object M() => new ResourceIdentifier(\"/subscriptions/s/resourceGroups/Reader\");")]
    [InlineData("object M(string r) => new ResourceIdentifier(\"/providers/Microsoft.Authorization/roleDefinitions/\" + r);")]
    [InlineData("object M() => new CognitiveServicesBuiltInRole(Environment.GetEnvironmentVariable(\"Reader\"));")]
    [InlineData("object M() => new CognitiveServicesBuiltInRole(\"00000000-1111-2222-3333-444444444444\");")]
    [InlineData("object M(bool b) => new CognitiveServicesBuiltInRole(b ? \"Reader\" : \"Owner\");")]
    [InlineData("string M() => \"Azure AI User\";")]
    public Task Id_or_unknown_name_is_not_reported(string member) => Silent(member);

    [Fact]
    public Task Message_names_both_roles() => new Test
    {
        TestCode = Source(
            $"const string FoundryUserRoleId = {{|#0:\"{Owner}\"|}}; "
            + $"object M() => new CognitiveServicesBuiltInRole({{|#1:\"Azure AI User\"|}});"),
        FixedCode = Source(
            $"const string FoundryUserRoleId = \"{FoundryUser}\" /* Foundry User */; "
            + $"object M() => new CognitiveServicesBuiltInRole(\"{FoundryUser}\" /* Foundry User */);"),
        ExpectedDiagnostics =
        {
            Verify.Diagnostic(RoleNameMismatch.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(
                $"'FoundryUserRoleId' names Foundry User but has the id of Owner. "
                + $"Use '{FoundryUser}' (Foundry User), or change the name to Owner."),
            Verify.Diagnostic(RoleNameMismatch.Descriptor).WithLocation(1).WithSeverity(DiagnosticSeverity.Info).WithMessage(
                "'Azure AI User' is a role name, but Azure needs the role id here. "
                + $"Use '{FoundryUser}' (Foundry User)."),
        },
    }.RunAsync();

    // ---- Places

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        string Source(string text) => CodeContexts.Source(
            shape, $"(object)new CognitiveServicesBuiltInRole({text})", "using Azure.Provisioning.CognitiveServices;");
        return new Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source("[|\"Azure AI User\"|]"),
            FixedCode = Source($"\"{FoundryUser}\" /* Foundry User */"),
        }.RunAsync();
    }

    [Fact]
    public Task Fix_keeps_comments_and_carriage_returns() => new Test
    {
        TestCode =
            $"class C\r\n{{\r\n    const string FoundryUserRoleId = // the role\r\n        [|\"{Owner}\"|]; // kept\r\n}}\r\n",
        FixedCode =
            $"class C\r\n{{\r\n    const string FoundryUserRoleId = // the role\r\n"
            + $"        \"{FoundryUser}\" /* Foundry User */; // kept\r\n}}\r\n",
    }.RunAsync();

    /// <summary>The rule needs a client or an infrastructure library, not both.</summary>
    [Fact]
    public async Task Rule_runs_with_either_kind_of_reference()
    {
        var source = $"class C {{ const string FoundryUserRoleId = [|\"{Owner}\"|]; }}";
        await new Verify.Test
        {
            TestCode = source,
            FixedCode = $"class C {{ const string FoundryUserRoleId = \"{FoundryUser}\" /* Foundry User */; }}",
        }.RunAsync();
        await new Test
        {
            TestCode = source,
            FixedCode = $"class C {{ const string FoundryUserRoleId = \"{FoundryUser}\" /* Foundry User */; }}",
            SolutionTransforms =
            {
                (solution, id) => solution.WithProjectMetadataReferences(
                    id, [.. ClientReferences.Framework, .. ClientReferences.WithoutClients, .. ClientReferences.Infrastructure]),
            },
        }.RunAsync();
    }

    [Fact]
    public Task Silent_in_a_test_project() => new Test
    {
        TestCode = Source($"const string FoundryUserRoleId = \"{Owner}\";"),
        TestState = { AnalyzerConfigFiles = { ("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n") } },
    }.RunAsync();

    [Fact]
    public Task User_types_of_the_same_name_are_not_reported() => Verify.VerifyAnalyzerAsync(
        "namespace Azure.Provisioning.CognitiveServices { struct CognitiveServicesBuiltInRole { public "
        + "CognitiveServicesBuiltInRole(string name) { } static object M() => new CognitiveServicesBuiltInRole(\"Azure AI "
        + "User\"); } }");

    [Fact]
    public Task Incomplete_code_does_not_throw() => new Test
    {
        TestCode = Source(
            $"const string FoundryUserRoleId = ; const string = \"{Owner}\"; object M() => new CognitiveServicesBuiltInRole(; "
            + "object N() => new ResourceIdentifier(\"/roleDefinitions/\"); object O() => (CognitiveServicesBuiltInRole); "
            + $"var foundryUser = \"{FoundryUser}\""),
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
