using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>Finds the places that name a variable or method. Reads each member and each tree once.</summary>
internal sealed class NameIndex
{
    /// <summary>The result of <see cref="CreatedName"/> if the creation does not name a type.</summary>
    public const string Unnamed = "";

    private readonly ConditionalWeakTable<IOperation, ILookup<ISymbol, ILocalReferenceOperation>> _locals = new();
    private readonly ConditionalWeakTable<IOperation, ILookup<ISymbol, IParameterReferenceOperation>> _parameters = new();
    private readonly ConditionalWeakTable<IOperation, ILookup<ISymbol, IOperation>> _calls = new();
    private readonly ConditionalWeakTable<SyntaxTree, ILookup<string, SimpleNameSyntax>> _names = new();
    private readonly ConditionalWeakTable<SyntaxTree, ILookup<string, InvocationExpressionSyntax>> _callsInFile = new();
    private readonly ConditionalWeakTable<SyntaxTree, ILookup<string, SyntaxNode>> _creations = new();

    /// <summary>
    /// The references to a local in the member that contains an operation, lambdas and local functions included.
    /// </summary>
    public IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local, IOperation operation) =>
        _locals.GetValue(operation.Root(), static root => root.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
            .ToLookup(reference => (ISymbol)reference.Local, SymbolEqualityComparer.Default))[local];

    /// <summary>
    /// The references to a parameter in the member that contains an operation, lambdas and local functions included.
    /// </summary>
    public IEnumerable<IParameterReferenceOperation> ReferencesTo(IParameterSymbol parameter, IOperation operation) =>
        _parameters.GetValue(operation.Root(), static root => root.DescendantsAndSelf().OfType<IParameterReferenceOperation>()
            .ToLookup(reference => (ISymbol)reference.Parameter, SymbolEqualityComparer.Default))[parameter];

    /// <summary>
    /// The calls of a local function in the member that contains an operation, and its conversions to delegates.
    /// </summary>
    public IEnumerable<IOperation> CallsOf(IMethodSymbol function, IOperation operation) =>
        _calls.GetValue(operation.Root(), static root => root.DescendantsAndSelf()
            .Select(static call => (Call: call, Function: LocalFunctionOf(call)))
            .Where(static entry => entry.Function is not null)
            .ToLookup(static entry => (ISymbol)entry.Function!, static entry => entry.Call, SymbolEqualityComparer.Default))
            [function];

    /// <summary>
    /// The places in the outermost type of a member that name it, in all parts of the type. Compares syntax, so they may include
    /// namesakes.
    /// </summary>
    public IEnumerable<IdentifierNameSyntax> NamesOf(ISymbol member, CancellationToken cancel)
    {
        foreach (var part in Outermost(member).DeclaringSyntaxReferences)
        {
            foreach (var node in NamesIn(part.SyntaxTree, cancel)[member.Name])
            {
                if (node is IdentifierNameSyntax name && part.Span.Contains(name.Span) && MayName(name, member))
                    yield return name;
            }
        }
    }

    /// <summary>The calls in a file, by the name of the called member.</summary>
    public ILookup<string, InvocationExpressionSyntax> CallsIn(SyntaxTree tree, CancellationToken cancel) =>
        _callsInFile.GetValue(tree, key => NamesIn(key, cancel)
            .SelectMany(static names => names)
            .Select(CallOf)
            .OfType<InvocationExpressionSyntax>()
            .ToLookup(static call => NameOf(call.Expression)!.Identifier.ValueText, StringComparer.Ordinal));

    /// <summary>
    /// The places in the outermost type of a constructor that may pass arguments to it, in all parts of the type. Compares
    /// syntax, so they include calls of a namesake's constructor, and <c>new(…)</c> and <c>: base(…)</c> of any type.
    /// </summary>
    public IEnumerable<SyntaxNode> CreationsBy(IMethodSymbol constructor, CancellationToken cancel)
    {
        foreach (var part in Outermost(constructor).DeclaringSyntaxReferences)
        {
            var creations = _creations.GetValue(part.SyntaxTree, tree => tree.GetRoot(cancel).DescendantNodes()
                .Where(PassesArguments)
                .ToLookup(CreatedName, StringComparer.Ordinal));
            foreach (var creation in creations[constructor.ContainingType.Name].Concat(creations[Unnamed]))
            {
                if (part.Span.Contains(creation.Span))
                    yield return creation;
            }
        }
    }

    /// <summary>The last part of the type name in a creation, which may be an alias.</summary>
    public static string CreatedName(SyntaxNode creation) => (creation as ObjectCreationExpressionSyntax)?.Type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax { Right: var name } => name.Identifier.ValueText,
        _ => Unnamed,
    };

    private static IMethodSymbol? LocalFunctionOf(IOperation call)
    {
        var method = call switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        return method is { MethodKind: MethodKind.LocalFunction } ? method : null;
    }

    private ILookup<string, SimpleNameSyntax> NamesIn(SyntaxTree tree, CancellationToken cancel) =>
        _names.GetValue(tree, key => key.GetRoot(cancel).DescendantNodes().OfType<SimpleNameSyntax>()
            .ToLookup(static name => name.Identifier.ValueText, StringComparer.Ordinal));

    /// <summary>The call of a named member: <c>Name(…)</c>, <c>value.Name(…)</c>, <c>value?.Name(…)</c>.</summary>
    private static SyntaxNode? CallOf(SimpleNameSyntax name)
    {
        var called = name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name;
        if (called.Parent is not InvocationExpressionSyntax call || call.Expression != called)
            return null;
        return NameOf(call.Expression) == name ? call : null;
    }

    private static SimpleNameSyntax? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static bool MayName(IdentifierNameSyntax name, ISymbol member) =>
        !IsSetByInitializer(name) || MayBeSetByInitializer(member);

    /// <summary>Whether a name is the left one of <c>new Options { Endpoint = Endpoint }</c>.</summary>
    private static bool IsSetByInitializer(IdentifierNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment
        && assignment.Left == name
        && initializer.Kind() is SyntaxKind.ObjectInitializerExpression or SyntaxKind.WithInitializerExpression;

    private static bool MayBeSetByInitializer(ISymbol member) =>
        !member.IsStatic
        && member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } or IMethodSymbol);

    private static bool PassesArguments(SyntaxNode node) => node switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } => true,
        ConstructorInitializerSyntax { ArgumentList.Arguments.Count: > 0 } => true,
        PrimaryConstructorBaseTypeSyntax => true,
        _ => false,
    };

    private static INamedTypeSymbol Outermost(ISymbol member)
    {
        var type = member.ContainingType;
        while (type.ContainingType is not null)
            type = type.ContainingType;
        return type;
    }
}
