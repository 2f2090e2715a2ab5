using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.AppHosts;

/// <summary>Reads the statements of an Aspire application host.</summary>
internal sealed class AppHostReader
{
    private const string BuiltInRole = "CognitiveServicesBuiltInRole";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    /// <summary>The environments in which Aspire assigns each program the roles for what it refers to.</summary>
    private static readonly ImmutableHashSet<string> Environments =
        ImmutableHashSet.Create("AddAzureContainerAppEnvironment", "AddAzureAppServiceEnvironment");

    /// <summary>Resources that are certainly no account and stand for none.</summary>
    private static readonly ImmutableHashSet<string> OtherResources = ImmutableHashSet.Create(
        "AddRedis", "AddValkey", "AddGarnet", "AddPostgres", "AddSqlServer", "AddMySql", "AddMongoDB", "AddOracle",
        "AddElasticsearch",
        "AddQdrant", "AddMilvus", "AddRabbitMQ", "AddKafka", "AddNats", "AddKeycloak", "AddSeq", "AddParameter", "AddOllama",
        "AddAzureStorage", "AddAzureCosmosDB", "AddAzureKeyVault", "AddAzureSearch", "AddAzureServiceBus", "AddAzureEventHubs",
        "AddAzureSqlServer", "AddAzureRedis", "AddAzureManagedRedis", "AddAzurePostgresFlexibleServer", "AddAzureSignalR",
        "AddAzureWebPubSub",
        "AddAzureAppConfiguration", "AddAzureApplicationInsights", "AddAzureLogAnalyticsWorkspace", "AddNpmApp", "AddViteApp",
        "AddNodeApp", "AddJavaScriptApp", "AddPythonApp", "AddUvicornApp", "AddContainer", "AddDockerfile", "AddExecutable",
        "AddAzureFunctionsProject", "AddExternalService", "AddYarp");

    /// <summary>Methods of every resource that change nothing about roles.</summary>
    private static readonly ImmutableHashSet<string> Harmless = ImmutableHashSet.Create(
        "WaitForCompletion", "WaitForStart", "WithArgs", "WithChildRelationship", "WithDescription", "WithEndpoint",
        "WithExplicitStart",
        "WithExternalHttpEndpoints", "WithHealthCheck", "WithHttpCommand", "WithHttpEndpoint", "WithHttpHealthCheck",
        "WithHttpProbe",
        "WithHttpsEndpoint", "WithIconName", "WithOtlpExporter", "WithParentRelationship", "WithReferenceRelationship",
        "WithRelationship",
        "WithReplicas", "WithUrl", "WithUrlForEndpoint", "WithUrls");

    private readonly Dictionary<string, AppHostResource> _variables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly ImmutableArray<AppHostResource>.Builder _resources = ImmutableArray.CreateBuilder<AppHostResource>();

    /// <summary>The code that is not understood. It is looked through at the end, when all variables are known.</summary>
    private readonly List<SyntaxNode> _unknown = new();
    private bool _isComplete = true;
    private bool _assignsByReference;
    private int _depth;

    /// <summary>The program; null if the text is no application host.</summary>
    public AppHostProgram? Read(SourceText text)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, Options).GetRoot();
        if (root.DescendantTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia)))
            return null;
        foreach (var statement in StatementsOf(root))
            Read(statement);
        if (_variables.Values.All(static resource => resource.Kind != AppHostResourceKind.Builder))
            return null;

        _isComplete &= !root.ContainsDiagnostics;
        foreach (var name in _unknown.SelectMany(static node => node.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>())
            Spoil(name);
        return new(_resources.ToImmutable(), _isComplete, _assignsByReference);
    }

    /// <summary>The top-level statements, or those of <c>Main</c>.</summary>
    private static IEnumerable<StatementSyntax> StatementsOf(CompilationUnitSyntax root)
    {
        var statements = root.Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement).ToArray();
        return statements.Length > 0
            ? statements
            : root.DescendantNodes(static node => node is not BlockSyntax)
                .OfType<MethodDeclarationSyntax>()
                .Where(static method => method.Identifier.Text == "Main")
                .SelectMany(static method => method.Body?.Statements ?? default);
    }

    private void Read(StatementSyntax statement)
    {
        switch (statement)
        {
            case LocalDeclarationStatementSyntax local:
                foreach (var variable in local.Declaration.Variables)
                    Declare(variable.Identifier.Text, variable.Initializer?.Value);
                break;
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment }:
                Assign(assignment);
                break;
            case ExpressionStatementSyntax expression:
                Read(expression.Expression);
                break;
            case IfStatementSyntax choice when IsPublishMode(choice.Condition) is { } isPublish && !Leaves(choice):
                ReadDeployed(isPublish ? choice.Statement : choice.Else?.Statement);
                break;
            case EmptyStatementSyntax or ReturnStatementSyntax { Expression: null or LiteralExpressionSyntax }:
                break;
            default:
                _unknown.Add(statement);
                break;
        }
    }

    /// <summary>Reads the branch for publishing. The other one is for the machine of a developer, and deploys nothing.</summary>
    private void ReadDeployed(StatementSyntax? branch)
    {
        if (branch is BlockSyntax block)
        {
            foreach (var statement in block.Statements)
                Read(statement);
        }
        else if (branch is not null)
        {
            Read(branch);
        }
    }

    /// <summary>Whether code after the choice may be for one of the modes only.</summary>
    private static bool Leaves(IfStatementSyntax choice) => choice.DescendantNodes().Any(static node =>
        node is ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or GotoStatementSyntax);

    /// <summary>
    /// What a condition says of <c>builder.ExecutionContext.IsPublishMode</c>; null if it asks anything else. There are two
    /// modes, and the other is <c>IsRunMode</c>.
    /// </summary>
    private bool? IsPublishMode(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => IsPublishMode(inner.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => !IsPublishMode(not.Operand),
        MemberAccessExpressionSyntax
        {
            Name.Identifier.Text: "IsPublishMode" or "IsRunMode",
            Expression: MemberAccessExpressionSyntax
            {
                Name.Identifier.Text: "ExecutionContext",
                Expression: IdentifierNameSyntax { Identifier.Text: var name },
            },
        } mode when _variables.TryGetValue(name, out var resource) && resource.Kind == AppHostResourceKind.Builder =>
            mode.Name.Identifier.Text == "IsPublishMode",
        _ => null,
    };

    private void Declare(string name, ExpressionSyntax? value)
    {
        // Two branches may use one name for two resources.
        if (!_declared.Add(name) && _variables.TryGetValue(name, out var other))
        {
            _isComplete = other.IsUnderstood = false;
            if (other.Account is { } account)
                account.IsUnderstood = false;
        }

        if (value is not null && Read(value) is { } resource && !_variables.ContainsKey(name))
            _variables.Add(name, resource);
    }

    /// <summary>
    /// Assigning the same resource again, as in <c>api = api.WithReference(x)</c>, changes nothing. A variable may get its
    /// resource after its declaration.
    /// </summary>
    private void Assign(AssignmentExpressionSyntax assignment)
    {
        if (IsOfDeployment(assignment))
            return;

        var isSimple = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Left is IdentifierNameSyntax;
        var value = isSimple ? Read(assignment.Right) : null;
        if (isSimple && ((IdentifierNameSyntax)assignment.Left).Identifier.Text is var name
            && (name == "_" || value is not null && IsOrBecomes(name, value)))
            return;
        _unknown.Add(assignment);
    }

    /// <summary>Whether it sets a property of a deployment, such as its capacity, which changes nothing about roles.</summary>
    private bool IsOfDeployment(AssignmentExpressionSyntax assignment) =>
        assignment is
        {
            Right: LiteralExpressionSyntax,
            Left: MemberAccessExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax
                {
                    Name.Identifier.Text: "Resource",
                    Expression: IdentifierNameSyntax { Identifier.Text: var name },
                },
            },
        }
        && _variables.TryGetValue(name, out var resource)
        && resource.Kind == AppHostResourceKind.Deployment;

    private bool IsOrBecomes(string name, AppHostResource value)
    {
        if (_variables.TryGetValue(name, out var known))
            return known == value;
        if (!_declared.Contains(name))
            return false;
        _variables.Add(name, value);
        return true;
    }

    /// <summary>The resource that an expression is; null if it is not known.</summary>
    private AppHostResource? Read(ExpressionSyntax expression)
    {
        if (_depth >= Limits.DeepestSyntax)
            return Unknown(expression);

        _depth++;
        try
        {
            return expression switch
            {
                IdentifierNameSyntax name => _variables.TryGetValue(name.Identifier.Text, out var resource) ? resource : null,
                ParenthesizedExpressionSyntax inner => Read(inner.Expression),
                AwaitExpressionSyntax inner => Read(inner.Expression),
                CastExpressionSyntax cast => Read(cast.Expression),
                ConditionalExpressionSyntax choice when IsPublishMode(choice.Condition) is { } isPublish =>
                    Read(isPublish ? choice.WhenTrue : choice.WhenFalse),
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var method } access } call =>
                    ReadCall(call, access.Expression, method),
                _ => Unknown(expression),
            };
        }
        finally
        {
            _depth--;
        }
    }

    private AppHostResource? Unknown(SyntaxNode node)
    {
        _unknown.Add(node);
        return null;
    }

    private AppHostResource? ReadCall(InvocationExpressionSyntax call, ExpressionSyntax on, SimpleNameSyntax name)
    {
        var method = name.Identifier.Text;
        if (on is IdentifierNameSyntax { Identifier.Text: "DistributedApplication" } && method == "CreateBuilder")
            return new(AppHostResourceKind.Builder, "", call.Span);

        return Read(on) switch
        {
            { Kind: AppHostResourceKind.Builder } => ReadAddition(call, name),
            { Kind: AppHostResourceKind.Account } account => ReadOfAccount(account, call, method),
            { Kind: AppHostResourceKind.FoundryProject } project => ReadOfProject(project, call, method),
            { Kind: AppHostResourceKind.Deployment } deployment => ReadOfDeployment(deployment, method),
            { Kind: AppHostResourceKind.Program } program => ReadOfProgram(program, call, method),
            { } other => ReadOfOther(other, call, method),
            null => IsChange(method) && IsOfResource(on) ? null : Unknown(call.ArgumentList),
        };
    }

    private AppHostResource? ReadAddition(InvocationExpressionSyntax call, SimpleNameSyntax name)
    {
        var method = name.Identifier.Text;
        switch (method)
        {
            case "AddAzureOpenAI" or "AddFoundry" or "AddAzureAIFoundry":
                return Add(new(AppHostResourceKind.Account, NameIn(call), SpanOf(call))
                {
                    IsOpenAI = method == "AddAzureOpenAI",
                });
            case "AddProject":
                return Add(new(AppHostResourceKind.Program, ProjectIn(call, name), SpanOf(call)));
            case "AddConnectionString":
                return null;
            case "Build":
                return new(AppHostResourceKind.Other, "", call.Span);
        }

        if (!IsAddition(method))
            return Unknown(call);
        _assignsByReference |= Environments.Contains(method);
        return new(AppHostResourceKind.Other, "", call.Span)
        {
            IsFullyUnderstood = OtherResources.Contains(method) || Environments.Contains(method),
        };
    }

    private AppHostResource Add(AppHostResource resource)
    {
        _resources.Add(resource);
        return resource;
    }

    private AppHostResource? ReadOfAccount(AppHostResource account, InvocationExpressionSyntax call, string method)
    {
        if (method == "AddDeployment")
        {
            // The obsolete method takes a deployment, and returns the account.
            return call.ArgumentList.Arguments.Count > 1
                ? new(AppHostResourceKind.Deployment, NameIn(call), call.Span, account)
                : account;
        }

        if (method == "AddProject" && !account.IsOpenAI)
        {
            // A project switches the assignment by reference on.
            _assignsByReference = true;
            return new(AppHostResourceKind.FoundryProject, NameIn(call), call.Span, account);
        }

        account.IsUnderstood &= Harmless.Contains(method);
        return account;
    }

    private AppHostResource? ReadOfProject(AppHostResource project, InvocationExpressionSyntax call, string method)
    {
        if (method is "AddModelDeployment" or "AddDeployment")
            return new(AppHostResourceKind.Deployment, NameIn(call), call.Span, project.Account);
        if (IsAddition(method))
            return new(AppHostResourceKind.Other, "", call.Span) { IsFullyUnderstood = false };

        // Roles of the project are for its identity.
        project.Account!.IsUnderstood &= IsChange(method);
        return project;
    }

    private static AppHostResource ReadOfDeployment(AppHostResource deployment, string method)
    {
        deployment.Account!.IsUnderstood &= IsChange(method);
        return deployment;
    }

    private AppHostResource? ReadOfProgram(AppHostResource program, InvocationExpressionSyntax call, string method)
    {
        switch (method)
        {
            case "WithReference":
                AddReference(program, call);
                break;
            case "WithRoleAssignments":
                AddAssignment(program, call);
                break;
            case "WithEnvironment" or "WaitFor":
                AddMentions(program, call);
                break;
            case "GetEndpoint":
                return new(AppHostResourceKind.Other, "", call.Span);
            case "PublishAsAzureContainerApp" or "PublishAsAzureAppServiceWebsite" or "PublishAsDockerFile":
                program.IsFullyUnderstood = false;
                break;
            default:
                program.IsUnderstood &= Harmless.Contains(method);
                break;
        }

        return program;
    }

    private AppHostResource? ReadOfOther(AppHostResource other, InvocationExpressionSyntax call, string method)
    {
        if (IsAddition(method) || method == "GetEndpoint")
            return new(AppHostResourceKind.Other, "", call.Span) { IsFullyUnderstood = other.IsFullyUnderstood };
        if (!IsChange(method) && method is not ("Run" or "RunAsync" or "Start" or "StartAsync"))
            _unknown.Add(call.ArgumentList);
        return other;
    }

    private void AddReference(AppHostResource program, InvocationExpressionSyntax call)
    {
        var target = ArgumentOf(call, 0) is { } argument ? Read(argument) : null;
        if (target is null)
            program.IsUnderstood = false;
        else if (target is { Kind: AppHostResourceKind.Other, IsFullyUnderstood: false })
            program.IsFullyUnderstood = false;
        else if (target.Account is not null)
            program.Add(new AppHostReference(target, SpanOf(call), isCertain: true));
    }

    private void AddAssignment(AppHostResource program, InvocationExpressionSyntax call)
    {
        var target = ArgumentOf(call, 0) is { } argument ? Read(argument) : null;
        if (target is { Kind: AppHostResourceKind.Account } && RolesIn(call) is { } roles)
            program.Add(new AppHostAssignment(target, roles, SpanOf(call)));
        else
            program.IsUnderstood &= target is { Kind: AppHostResourceKind.Other };
    }

    /// <summary>A variable or a wait may refer to an account, and so assign its default roles.</summary>
    private void AddMentions(AppHostResource program, InvocationExpressionSyntax call)
    {
        foreach (var name in call.ArgumentList.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (_variables.TryGetValue(name.Identifier.Text, out var resource) && resource.Account is not null)
                program.Add(new AppHostReference(resource, SpanOf(call), isCertain: false));
        }
    }

    /// <summary>The roles that a call lists; null if one of them is not known.</summary>
    private static ImmutableArray<Role>? RolesIn(InvocationExpressionSyntax call)
    {
        var roles = call.ArgumentList.Arguments.Skip(1).Select(static argument => RoleOf(argument.Expression)).ToImmutableArray();
        return roles.IsEmpty || roles.Contains(null) ? null : roles.CastArray<Role>();
    }

    private static Role? RoleOf(ExpressionSyntax role) => role switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.Text: var name, Expression: var type } when NameOf(type) == BuiltInRole =>
            RoleNames.Find(name),
        ObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments, Type: var type }
            when NameOf(type) == BuiltInRole => ById(arguments[0].Expression),
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } =>
            ById(arguments[0].Expression),
        LiteralExpressionSyntax => ById(role),
        _ => null,
    };

    private static Role? ById(ExpressionSyntax id) => TextOf(id) is { } text ? Roles.ById(text) : null;

    private static string? NameOf(ExpressionSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.Text,
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        _ => null,
    };

    /// <summary>
    /// The project of <c>AddProject&lt;Projects.App&gt;("app")</c>, or of <c>AddProject("app", "../App/App.csproj")</c>.
    /// </summary>
    private static string ProjectIn(InvocationExpressionSyntax call, SimpleNameSyntax method) =>
        method is GenericNameSyntax generic
        ? NameOf(generic.TypeArgumentList.Arguments[0]) ?? ""
        : ArgumentOf(call, 1) is { } path ? TextOf(path) ?? "" : "";

    private static string NameIn(InvocationExpressionSyntax call)
    {
        var named = call.ArgumentList.Arguments.FirstOrDefault(
            static argument => argument.NameColon?.Name.Identifier.Text == "name");
        return (named?.Expression ?? ArgumentOf(call, 0)) is { } name ? TextOf(name) ?? "" : "";
    }

    private static ExpressionSyntax? ArgumentOf(InvocationExpressionSyntax call, int index) =>
        call.ArgumentList.Arguments.ElementAtOrDefault(index)?.Expression;

    private static string? TextOf(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { Token: { RawKind: (int)SyntaxKind.StringLiteralToken } token }
            ? token.ValueText
            : null;

    /// <summary>The name and the arguments of a call, without what it is called on, which may be lines above.</summary>
    private static TextSpan SpanOf(InvocationExpressionSyntax call) => TextSpan.FromBounds(
        ((MemberAccessExpressionSyntax)call.Expression).Name.SpanStart, call.Span.End);

    /// <summary>Whether a call is on an unknown resource, and not on a class with methods of its own.</summary>
    private bool IsOfResource(ExpressionSyntax on) =>
        on is InvocationExpressionSyntax || on is IdentifierNameSyntax name && _declared.Contains(name.Identifier.Text);

    private static bool IsAddition(string method) => method.StartsWith("Add", StringComparison.Ordinal);

    /// <summary>Whether a method changes only what it is called on.</summary>
    private static bool IsChange(string method) =>
        method.StartsWith("With", StringComparison.Ordinal) || method.StartsWith("WaitFor", StringComparison.Ordinal);

    /// <summary>What unknown code names may have become anything.</summary>
    private void Spoil(IdentifierNameSyntax name)
    {
        if (!_variables.TryGetValue(name.Identifier.Text, out var resource) || IsMemberName(name))
            return;
        if (resource.Kind == AppHostResourceKind.Builder)
        {
            _isComplete &= IsRead(name);
            return;
        }

        resource.IsUnderstood = false;
        if (resource.Account is { } account)
            account.IsUnderstood = false;
    }

    private static bool IsMemberName(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        NameColonSyntax or NameEqualsSyntax => true,
        _ => false,
    };

    /// <summary>Whether the builder is only asked, as in <c>builder.Configuration["x"]</c>.</summary>
    private static bool IsRead(IdentifierNameSyntax builder) =>
        builder.Parent is MemberAccessExpressionSyntax
        {
            Name.Identifier.Text: "Configuration" or "Environment" or "ExecutionContext",
        };
}
