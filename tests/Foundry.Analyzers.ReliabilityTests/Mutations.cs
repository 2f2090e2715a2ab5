using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>A mistake that can be made in a program that is right: how it is made, and the rules that are about it.</summary>
internal sealed record Mutation(string Name, string[] Rules, Func<CorpusProgram, IEnumerable<(string Place, CorpusProgram Program)>> Apply)
{
    public override string ToString() => Name;

    private const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private const string Account = "Microsoft.CognitiveServices/accounts";

    /// <summary>A key that is read and checked as it should be.</summary>
    private const string Key = "System.Environment.GetEnvironmentVariable(\"MODEL_KEY\") ?? throw new System.InvalidOperationException(\"MODEL_KEY is missing.\")";

    /// <summary>The rules about roles. The run of an evaluation is guarded by its roles too (FDRY4004).</summary>
    private static readonly string[] Refusals = ["FDRY4001", "FDRY4004", "FDRY4006", "FDRY4007", "FDRY4012", "FDRY4013", "FDRY4015"];

    public static Mutation[] All { get; } =
    [
        new("delete a role", Refusals, program => Declarations.Assignments(program).Select(assignment => (PlaceOf(assignment), assignment.Removed(program)))),
        new("control-plane role", [.. Refusals, "FDRY4002", "FDRY4008"], SwapRoles),
        new("narrow the scope", [.. Refusals, "FDRY4002"], program => Declarations.Assignments(program).SelectMany(assignment => Narrowed(program, assignment))),
        new("another principal", Refusals, program => Declarations.Assignments(program).SelectMany(assignment => GivenToAnother(program, assignment))),
        new("deny the network", ["FDRY4005"], CloseNetwork),
        new("key for credential", ["FDRY4003"], SwapCredential),
        new("wrong scope", ["FDRY3001", "FDRY3002", "FDRY3003", "FDRY3004"], SwapTokenScope),
        new("wrong path", ["FDRY1001", "FDRY1002", "FDRY1003", "FDRY1008"], SwapPath),
        new("drop the client id", ["FDRY2008", "FDRY2011"], DropClientId),
        new("rename a deployment", ["FDRY1011"], RenameDeployment),
    ];

    /// <summary>Whether the code calls a model, an agent or an evaluation: without a call no role is missed.</summary>
    public static bool Calls(CorpusProgram program) => program.Sources.Any(source => Regex.IsMatch(source.Text,
        @"\.(?:CompleteChat|CreateResponse|GenerateEmbedding|GetResponse|GetStreaming|InvokePrompt|GetChatMessageContent|CreateEvaluation|CreateAgent|CreateThread|CreateRun|RunAsync|RunStreaming|InvokeAsync|GetAgent|\w*Memor)\w*(?:<\w+>)?\("));

    private static string PlaceOf(Declaration declaration) =>
        $"{declaration.File.Path["/repo/".Length..]}({declaration.File.Text.Take(declaration.Start).Count(character => character == '\n') + 1})";

    private static IEnumerable<(string, CorpusProgram)> SwapRoles(CorpusProgram program) => Declarations.Assignments(program)
        .SelectMany(assignment => Declarations.RoleLiterals(assignment).Select(literal => (assignment, Role: literal.Groups["role"] is { Success: true } role ? role.Value : literal.Value, IsNamed: literal.Groups["role"].Success)))
        .Distinct()
        .Select(place => (PlaceOf(place.assignment), place.IsNamed
            ? program.With(place.assignment.File, place.assignment.File.Text.Replace(place.Role, Contributor))
            : place.assignment.Replaced(program, place.assignment.Text.Replace(place.Role, Contributor))))
        .DistinctBy(mutant => string.Concat(mutant.Item2.Files.Select(file => file.Text)));

    /// <summary>From the account to its project, where the call, or the judge of a run, needs the account.</summary>
    private static IEnumerable<(string, CorpusProgram)> Narrowed(CorpusProgram program, Declaration assignment)
    {
        var source = string.Concat(program.Sources.Select(file => file.Text));
        var needsAccount = Declarations.IsOfProject(assignment) ? source.Contains("CreateEvaluationRun") : Regex.IsMatch(source, @"AzureOpenAI|/openai/v1") && !source.Contains("/api/projects");
        if (!needsAccount)
            yield break;
        if (assignment.IsJson && Regex.IsMatch(assignment.Text, "\"scope\"\\s*:\\s*\"account\""))
            yield return (PlaceOf(assignment), assignment.Replaced(program, Regex.Replace(assignment.Text, "(\"scope\"\\s*:\\s*\")account\"", "$1project\"")));
        if (Declarations.Symbol(assignment.File, Account) is { } account && Declarations.Symbol(assignment.File, Account + "/projects") is { } project && Regex.IsMatch(assignment.Text, $@"\bscope\s*:\s*{account}\b"))
            yield return (PlaceOf(assignment), assignment.Replaced(program, Regex.Replace(assignment.Text, $@"(\bscope\s*:\s*){account}\b", "$1" + project)));
    }

    /// <summary>To the project's identity, or that of the account, which are nobody else's.</summary>
    private static IEnumerable<(string, CorpusProgram)> GivenToAnother(CorpusProgram program, Declaration assignment)
    {
        var text = assignment.Text;
        string? changed = null;
        if (assignment.File.Path.EndsWith("/foundry.access.json", StringComparison.Ordinal))
        {
            var whole = assignment.File.Text;
            var before = Regex.Replace(whole[..assignment.Start], "(\"identities\"\\s*:\\s*\\{)", "$1 \"somebodyElse\": { \"kind\": \"projectManagedIdentity\" },");
            yield return (PlaceOf(assignment), program.With(assignment.File, before + Regex.Replace(text, "(\"identity\"\\s*:\\s*)\"\\w+\"", "$1\"somebodyElse\"") + whole[assignment.End..]));
        }
        else if (assignment.IsJson)
        {
            var name = Declarations.Around(assignment.File, $"\"type\"\\s*:\\s*\"{Account}\"").Select(account => Regex.Match(account.Text, "\"name\"\\s*:\\s*\"([\\w-]+)\"")).FirstOrDefault(match => match.Success);
            changed = name is null ? null : Regex.Replace(text, "(\"principalId\"\\s*:\\s*\")[^\"]*\"", $"$1[reference(resourceId('{Account}', '{name.Groups[1].Value}'), '2025-06-01', 'full').identity.principalId]\"");
        }
        else
        {
            var ofProject = Declarations.IsOfProject(assignment);
            var other = Declarations.InBicep(assignment.File).FirstOrDefault(resource => resource.Text.Contains("SystemAssigned")
                && (!ofProject && resource.Text.Contains($"'{Account}/projects@") || Regex.IsMatch(resource.Text, $@"^resource \w+ '{Account}@(?!.*existing)")));
            changed = other is null ? null : Regex.Replace(text, @"(\bprincipalId\s*:\s*)[^\n,}]+", $"$1{Regex.Match(other.Text, @"^resource (\w+)").Groups[1].Value}.identity.principalId");
        }

        if (changed is not null && changed != text)
            yield return (PlaceOf(assignment), assignment.Replaced(program, changed));
    }

    private static IEnumerable<(string, CorpusProgram)> CloseNetwork(CorpusProgram program)
    {
        if (!program.Sources.Any(source => source.Text.Contains("CreateEvaluationRun")))
            yield break;
        foreach (var account in Declarations.Templates(program).SelectMany(Declarations.InBicep).Where(resource => Regex.IsMatch(resource.Text, $@"^resource \w+ '{Account}@") && resource.Text.Contains("customSubDomainName")))
        {
            var open = Regex.Replace(account.Text, @"\n[^\n]*publicNetworkAccess[^\n]*", "");
            foreach (var closed in new[] { "publicNetworkAccess: 'Disabled'", "networkAcls: { defaultAction: 'Deny' }" })
                yield return ($"{PlaceOf(account)} {closed}", account.Replaced(program, Regex.Replace(open, @"(?=\n[ \t]*customSubDomainName)", "\n    " + closed)));
        }
    }

    private static IEnumerable<(string, CorpusProgram)> SwapCredential(CorpusProgram program) =>
        !Declarations.Templates(program).Concat(Declarations.Manifests(program)).Any(file => Regex.IsMatch(file.Text, "disableLocalAuth\"?\\s*:\\s*true")) ? []
            : InSources(program, root => root.DescendantNodes().SelectMany(node => node switch
            {
                ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "AzureOpenAIClient" }, ArgumentList.Arguments: { Count: >= 2 } arguments } =>
                    [(arguments[1].Expression, $"new System.ClientModel.ApiKeyCredential({Key})")],
                ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.Text: "BearerTokenPolicy" }, Parent: ArgumentSyntax } policy => [(policy, $"new System.ClientModel.ApiKeyCredential({Key})")],
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "AddAzureOpenAIChatCompletion" }, ArgumentList.Arguments: { Count: >= 3 } arguments } => [(arguments[2].Expression, Key)],
                _ => Array.Empty<(SyntaxNode, string)>(),
            }));

    private static IEnumerable<(string, CorpusProgram)> SwapTokenScope(CorpusProgram program) => InSources(program, root => Literals(root).SelectMany(literal =>
        Regex.IsMatch(literal.Token.ValueText, @"^https://(ai|cognitiveservices)\.azure\.com/\.default$")
            ? new (SyntaxNode, string)[] { (literal, "\"https://management.azure.com/.default\""), (literal, $"\"{literal.Token.ValueText[..^"/.default".Length]}\"") }
            : []));

    /// <summary>An address without the path that its client needs, or with one that it adds itself; in code, and where templates and settings hold it.</summary>
    private static IEnumerable<(string, CorpusProgram)> SwapPath(CorpusProgram program)
    {
        var source = string.Concat(program.Sources.Select(file => file.Text));
        foreach (var file in program.Sources.Concat(program.Files.Where(file => file.Path.EndsWith(".bicep", StringComparison.Ordinal) || Path.GetFileName(file.Path).StartsWith("appsettings", StringComparison.Ordinal))))
        {
            foreach (Match address in Regex.Matches(file.Text, @"(?<=[""'])https://[^""'\n]*\.(?:openai|services\.ai|cognitiveservices)\.azure\.com[^""'\n]*(?=[""'])"))
            {
                var wrong = Regex.Replace(address.Value, @"/(?:api/projects|openai/v1)[^""']*", "");
                if (wrong == address.Value)
                    wrong = Regex.IsMatch(source, "AzureOpenAIClient|AddAzureOpenAI") ? address.Value.TrimEnd('/') + "/openai/v1/" : wrong;
                var isCode = !file.Path.EndsWith(".cs", StringComparison.Ordinal) || CorpusProgram.Parse(file).GetRoot().FindToken(address.Index).Span.Contains(address.Index);
                if (isCode && wrong != address.Value)
                    yield return (PlaceOf(new(file, address.Index, address.Index)), program.With(file, file.Text[..address.Index] + wrong + file.Text[(address.Index + address.Length)..]));
            }
        }
    }

    /// <summary>Only a host whose identities are all assigned by users needs one named.</summary>
    private static IEnumerable<(string, CorpusProgram)> DropClientId(CorpusProgram program)
    {
        if (!Declarations.Templates(program).Any(file => Regex.IsMatch(file.Text, @"type""?\s*:\s*['""]UserAssigned['""]")))
            return [];
        var inCode = InSources(program, root => root.DescendantNodes().SelectMany(node => node switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "FromUserAssignedClientId", Expression: var type } } => new (SyntaxNode, string)[] { (node, type + ".SystemAssigned") },
            InitializerExpressionSyntax { Expressions: [AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.Text: "ManagedIdentityClientId" } }] } => [(node, "{ }")],
            _ => [],
        }));
        var readsVariable = program.Sources.Any(file => file.Text.Contains("\"AZURE_CLIENT_ID\""));
        var inTemplates = readsVariable ? [] : Declarations.Templates(program).SelectMany(file => Declarations.Around(file, @"name""?\s*:\s*['""]AZURE_CLIENT_ID['""]"))
            .Select(variable => (PlaceOf(variable), variable.Removed(program)));
        return inCode.Concat(inTemplates);
    }

    /// <summary>One that the code names.</summary>
    private static IEnumerable<(string, CorpusProgram)> RenameDeployment(CorpusProgram program)
    {
        var names = program.Sources.SelectMany(source => Literals(CorpusProgram.Parse(source).GetRoot())).Select(literal => literal.Token.ValueText).Where(text => Regex.IsMatch(text, @"^[\w.-]+$")).ToHashSet();
        return Declarations.Templates(program).Where(file => file.Text.Contains("eployments"))
            .SelectMany(file => Regex.Matches(file.Text, @"(?<!-)name""?\s*:\s*(?:""\[format\('\{0\}/\{1\}', '[\w-]+', )?'(?<name>[\w.-]+)'").Where(match => names.Contains(match.Groups["name"].Value) && IsDeployment(file, match.Index))
                .Select(match => new Declaration(file, match.Groups["name"].Index, match.Groups["name"].Index + match.Groups["name"].Length)))
            .Select(name => (PlaceOf(name), name.Replaced(program, name.Text + "-2")));
    }

    /// <summary>Whether a place is in a deployment, and not in the model that it serves.</summary>
    private static bool IsDeployment(ProgramFile file, int at)
    {
        var before = file.Text[..at];
        var declared = Math.Max(before.LastIndexOf("accounts/deployments", StringComparison.Ordinal), Regex.Matches(before, @"\bdeployments\s*:\s*\[").LastOrDefault()?.Index ?? -1);
        return declared >= 0 && !Regex.IsMatch(before[declared..], @"\nresource |\nmodule |""type""") && !Regex.IsMatch(before[declared..], @"model\s*:\s*\{[^}]*$");
    }

    private static IEnumerable<LiteralExpressionSyntax> Literals(SyntaxNode root) =>
        root.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression));

    private static IEnumerable<(string, CorpusProgram)> InSources(CorpusProgram program, Func<SyntaxNode, IEnumerable<(SyntaxNode Node, string Text)>> changes) => program.Sources.SelectMany(source =>
        changes(CorpusProgram.Parse(source).GetRoot()).Select(change => new Declaration(source, change.Node.SpanStart, change.Node.Span.End) is var place
            ? (PlaceOf(place), place.Replaced(program, change.Text)) : default));
}
