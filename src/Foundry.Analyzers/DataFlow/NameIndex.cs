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

/// <summary>Where variables are named: read once for each member and each tree, however many questions are asked.</summary>
internal sealed class NameIndex
{
    private readonly ConditionalWeakTable<IOperation, ILookup<ISymbol, ILocalReferenceOperation>> _locals = new();
    private readonly ConditionalWeakTable<IOperation, ILookup<ISymbol, IParameterReferenceOperation>> _parameters = new();
    private readonly ConditionalWeakTable<IOperation, ILookup<ISymbol, IOperation>> _calls = new();
    private readonly ConditionalWeakTable<SyntaxTree, ILookup<string, SimpleNameSyntax>> _names = new();
    private readonly ConditionalWeakTable<SyntaxTree, ILookup<string, InvocationExpressionSyntax>> _callsInFile = new();
    private readonly ConditionalWeakTable<SyntaxTree, ILookup<string, SyntaxNode>> _creations = new();

    /// <summary>The references to a local in the member around an operation, lambdas and local functions included.</summary>
    public IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local, IOperation operation) =>
        _locals.GetValue(operation.Root(), static root => root.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
            .ToLookup(reference => (ISymbol)reference.Local, SymbolEqualityComparer.Default))[local];

    /// <summary>The references to a parameter in the member around an operation, lambdas and local functions included.</summary>
    public IEnumerable<IParameterReferenceOperation> ReferencesTo(IParameterSymbol parameter, IOperation operation) =>
        _parameters.GetValue(operation.Root(), static root => root.DescendantsAndSelf().OfType<IParameterReferenceOperation>()
            .ToLookup(reference => (ISymbol)reference.Parameter, SymbolEqualityComparer.Default))[parameter];

    /// <summary>The calls of a local function in the member around an operation, and the places that make a delegate of it.</summary>
    public IEnumerable<IOperation> CallsOf(IMethodSymbol function, IOperation operation) =>
        _calls.GetValue(operation.Root(), static root => root.DescendantsAndSelf().Select(static call => (Call: call, Function: LocalFunctionOf(call)))
            .Where(static entry => entry.Function is not null)
            .ToLookup(static entry => (ISymbol)entry.Function!, static entry => entry.Call, SymbolEqualityComparer.Default))[function];

    private static IMethodSymbol? LocalFunctionOf(IOperation call) =>
        call switch { IInvocationOperation invocation => invocation.TargetMethod, IMethodReferenceOperation reference => reference.Method, _ => null } is { MethodKind: MethodKind.LocalFunction } function ? function : null;

    /// <summary>
    /// The places where the outermost type around a member names it, in all parts of the type. Read as syntax: namesakes may be among them.
    /// </summary>
    public IEnumerable<IdentifierNameSyntax> NamesOf(ISymbol member, CancellationToken cancel)
    {
        foreach (var part in Outermost(member).DeclaringSyntaxReferences)
        {
            foreach (var written in NamesIn(part.SyntaxTree, cancel)[member.Name])
            {
                if (written is IdentifierNameSyntax name && part.Span.Contains(name.Span) && !(IsSetByInitializer(name) && !MayBeSetByInitializer(member)))
                    yield return name;
            }
        }
    }

    /// <summary>The calls written in a file, by the name of what is called.</summary>
    public ILookup<string, InvocationExpressionSyntax> CallsIn(SyntaxTree tree, CancellationToken cancel) =>
        _callsInFile.GetValue(tree, key => NamesIn(key, cancel).SelectMany(static names => names).Select(CallOf).OfType<InvocationExpressionSyntax>()
            .ToLookup(static call => NameOf(call.Expression)!.Identifier.ValueText, StringComparer.Ordinal));

    private ILookup<string, SimpleNameSyntax> NamesIn(SyntaxTree tree, CancellationToken cancel) =>
        _names.GetValue(tree, key => key.GetRoot(cancel).DescendantNodes().OfType<SimpleNameSyntax>()
            .ToLookup(static name => name.Identifier.ValueText, StringComparer.Ordinal));

    /// <summary>The call of what a name stands for: <c>Name(…)</c>, <c>value.Name(…)</c>, <c>value?.Name(…)</c>.</summary>
    private static SyntaxNode? CallOf(SimpleNameSyntax name)
    {
        var called = name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name;
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called && NameOf(call.Expression) == name ? call : null;
    }

    private static SimpleNameSyntax? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>Whether a name is the left one of <c>new Options { Endpoint = Endpoint }</c>.</summary>
    private static bool IsSetByInitializer(IdentifierNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression or (int)SyntaxKind.WithInitializerExpression } } assignment
        && assignment.Left == name;

    private static bool MayBeSetByInitializer(ISymbol member) =>
        !member.IsStatic && member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } or IMethodSymbol);

    /// <summary>
    /// The places where the outermost type around a constructor may hand something over to it, in all parts of the type. Read as syntax:
    /// calls of a namesake's constructor are among them, and <c>new(…)</c> and <c>: base(…)</c> of any type.
    /// </summary>
    public IEnumerable<SyntaxNode> CreationsBy(IMethodSymbol constructor, CancellationToken cancel)
    {
        foreach (var part in Outermost(constructor).DeclaringSyntaxReferences)
        {
            var creations = _creations.GetValue(part.SyntaxTree, tree => tree.GetRoot(cancel).DescendantNodes()
                .Where(HandsSomethingOver)
                .ToLookup(CreatedName, StringComparer.Ordinal));
            foreach (var creation in creations[constructor.ContainingType.Name].Concat(creations[Unnamed]))
            {
                if (part.Span.Contains(creation.Span))
                    yield return creation;
            }
        }
    }

    /// <summary>What <see cref="CreatedName"/> is where the type is not written as a name.</summary>
    public const string Unnamed = "";

    private static bool HandsSomethingOver(SyntaxNode node) => node switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } => true,
        ConstructorInitializerSyntax { ArgumentList.Arguments.Count: > 0 } => true,
        PrimaryConstructorBaseTypeSyntax => true,
        _ => false,
    };

    /// <summary>The last name of the type that a creation names; it may be an alias.</summary>
    public static string CreatedName(SyntaxNode creation) => creation is ObjectCreationExpressionSyntax { Type: var type }
        ? type switch
        {
            SimpleNameSyntax name => name.Identifier.ValueText,
            QualifiedNameSyntax { Right: var name } => name.Identifier.ValueText,
            _ => Unnamed,
        }
        : Unnamed;

    private static INamedTypeSymbol Outermost(ISymbol member)
    {
        var type = member.ContainingType;
        while (type.ContainingType is not null)
            type = type.ContainingType;
        return type;
    }
}
