using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4015: a binding of Azure Functions calls a model as the app's identity, which may not call it.</summary>
[NoFix("The role assignment belongs in the infrastructure.")]
internal sealed class FunctionBindingWithoutRole : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY4015", "Function binding: the app's identity has no access",
        "'{0}' fails with 401: the app's identity has no role for it. {1}Assign {2} at the {3}, or use a key.",
        RuleArea.Access, RuleLevel.Likely,
        "Without a key, the OpenAI bindings of Azure Functions call the account as the identity of the function app. "
        + "The identity needs a role with the data action of the call.");

    private static readonly KnownType Function = new("Microsoft.Azure.Functions.Worker.FunctionAttribute");

    public FunctionBindingWithoutRole() : base(Descriptor) { }

    public override bool AppliesTo(FoundryContext foundry) => foundry.MayDeclareAccess && foundry.ReferencesFunctionBindings;

    public override void Start(RuleRegistration actions, FoundryContext foundry) => actions.RegisterSymbolAction(
        (context, flow) =>
        {
            foreach (var attribute in AttributesOf(context.Symbol))
                Analyze(context, attribute, foundry, flow);
        },
        SymbolKind.Method, SymbolKind.Property);

    /// <summary>The attributes that can be bindings: those of a function, and those of its results.</summary>
    private static IEnumerable<AttributeData> AttributesOf(ISymbol symbol)
    {
        var own = symbol.GetAttributes();
        if (symbol is not IMethodSymbol method)
            return own;

        // Both parts of a partial method have the attributes of both.
        return method.PartialDefinitionPart is null && own.Any(static attribute => Function.Matches(attribute.AttributeClass))
            ? own.Concat(method.Parameters.SelectMany(static parameter => parameter.GetAttributes()))
            : Enumerable.Empty<AttributeData>();
    }

    private void Analyze(SymbolAnalysisContext context, AttributeData attribute, FoundryContext foundry, FlowContext flow)
    {
        var binding = FunctionBindings.All.FirstOrDefault(row => Types.Known[row].Matches(attribute.AttributeClass));
        if (binding is null || ConnectionOf(attribute) is not { } connection || UsesKey(connection, flow))
            return;

        var access = foundry.Access(flow.Cancel).WithUsersApart;
        var endpoint = EndpointOf(connection, flow);
        if (!ShowsGrantsAndKeys(access) || endpoint.Is(static address => address.IsElsewhere) || !access.IsAbout(endpoint))
            return;

        var refusal = binding.Operations
            .Select(operation => Refusal.OfCaller(operation, access))
            .FirstOrDefault(static refusal => refusal is not null);
        if (refusal is null || attribute.ApplicationSyntaxReference?.GetSyntax(flow.Cancel) is not AttributeSyntax syntax)
            return;

        var least = LeastRole.Of(binding.Operations, AccessIdentity.Caller);
        Report(
            context,
            syntax.Name,
            new Evidence(
                isCertain: false,
                properties: Explanation.Assignment(least.Role, least.Scope),
                related: refusal.Places,
                isAdvice: !access.IsOfProgram(endpoint, flow) && !IsFilled(connection, access)),
            ((syntax.Name as QualifiedNameSyntax)?.Right ?? syntax.Name).ToString(),
            Explanation.Nearest(refusal),
            Explanation.NameOf(least.Role),
            Explanation.NameOf(least.Scope));
    }

    /// <summary>The section that the binding reads; empty without one, and null if it is not known.</summary>
    private static string? ConnectionOf(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == FunctionBindings.Connection)
                return argument.Value.Value as string;
        }

        return "";
    }

    private static bool UsesKey(string connection, FlowContext flow) =>
        FunctionBindings.KeySettings(connection).Any(flow.Configuration.HasValue);

    /// <summary>Whether the files show who gets roles, and no file names a key or may hide one.</summary>
    private static bool ShowsGrantsAndKeys(DeclaredAccess access) =>
        (access.IsComplete || access.ShowsAssignments)
        && !access.Infrastructure.MayHideSettings
        && !access.Infrastructure.Resources.NamesBindingKey;

    private static ClientEndpoint EndpointOf(string connection, FlowContext flow)
    {
        var known = FunctionBindings.EndpointSettings(connection)
            .Select(flow.Configuration.Find)
            .Where(static text => text.Pattern != PartialText.Unknown.Pattern);
        return ClientEndpoint.Of(known.DefaultIfEmpty(PartialText.Unknown).First());
    }

    /// <summary>Whether a template fills the setting of the endpoint with an account.</summary>
    private static bool IsFilled(string connection, DeclaredAccess access) =>
        FunctionBindings.EndpointSettings(connection).Any(setting =>
            access.Infrastructure.Accounts.Any(account => account.IsIn(setting)));

    /// <summary>A class of its own, so that builds without functions do not create the table.</summary>
    private static class Types
    {
        public static readonly Dictionary<FunctionBinding, KnownType> Known =
            FunctionBindings.All.ToDictionary(static row => row, static row => new KnownType(row.FullName));
    }
}
