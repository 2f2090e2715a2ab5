using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Failures;

/// <summary>With which exceptions the calls in a piece of code report errors of a service, provided that every one of them is known.</summary>
/// <remarks>
/// Every operation that may run code is judged: what the framework and the clients do is known by their namespace, what a local
/// function does by its body, and anything else is unknown. So is a value that does its work later, such as a task, unless the call
/// that made it is found.
/// </remarks>
internal sealed class CallErrors
{
    private static readonly ImmutableArray<KnownNamespace> OwnCode = ClientErrors.OwnCode.Select(static name => new KnownNamespace(name)).ToImmutableArray();
    private static readonly ImmutableArray<KnownType> OwnCodeTypes = ClientErrors.OwnCodeTypes.Select(static name => new KnownType(name)).ToImmutableArray();
    private static readonly ImmutableArray<KnownNamespace> Models = ClientErrors.Models.Select(static name => new KnownNamespace(name)).ToImmutableArray();
    private static readonly KnownNamespace Files = new("System.IO");

    private readonly IOperation _code;
    private readonly FlowContext _analysis;
    private readonly HashSet<ISymbol> _functions = new(SymbolEqualityComparer.Default);
    private bool _mayClientModel;
    private bool _mayAzureCore;

    private CallErrors(IOperation code, FlowContext flow) => (_code, _analysis) = (code, flow);

    /// <summary>The first call that certainly sends something and whose error leaves the code, or null where none does.</summary>
    public IInvocationOperation? Call { get; private set; }

    /// <summary>Judges a piece of code; null where it holds anything that is not known.</summary>
    public static CallErrors? Of(IOperation code, FlowContext flow)
    {
        var errors = new CallErrors(code, flow);
        return errors.Knows(code) ? errors : null;
    }

    /// <summary>Whether a call may report an error with the exception of a pipeline.</summary>
    public bool May(ClientPipeline family) => family == ClientPipeline.ClientModel ? _mayClientModel : _mayAzureCore;

    private bool Knows(IOperation code)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            _analysis.Cancel.ThrowIfCancellationRequested();
            if (!KnowsOne(operation))
                return false;
        }

        return true;
    }

    private bool KnowsOne(IOperation operation) => operation switch
    {
        IInvocationOperation call => KnowsCall(call),
        IObjectCreationOperation creation => KnowsConstructor(creation.Constructor),
        IPropertyReferenceOperation property => KnowsProperty(property),
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation => !WorksLater(operation.Type) || KnowsOrigin(operation),
        IForEachLoopOperation loop => KnowsSequence(loop.Collection.Unwrapped()),
        IUsingOperation @using => @using.Resources is IVariableDeclarationGroupOperation declarations ? KnowsResources(declarations) : IsHarmless(@using.Resources.Unwrapped().Type),
        IUsingDeclarationOperation @using => KnowsResources(@using.DeclarationGroup),
        IConversionOperation { OperatorMethod: { } method } => KnowsOperator(method),
        IBinaryOperation { OperatorMethod: { } method } => KnowsOperator(method),
        IUnaryOperation { OperatorMethod: { } method } => KnowsOperator(method),
        ICompoundAssignmentOperation { OperatorMethod: { } method } => KnowsOperator(method),
        IIncrementOrDecrementOperation { OperatorMethod: { } method } => KnowsOperator(method),
        IThrowOperation { Exception: { } thrown } => thrown.Unwrapped() is IObjectCreationOperation,
        IMethodReferenceOperation or IEventAssignmentOperation or IInvalidOperation
            or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation => false,
        _ => operation.Kind != OperationKind.None,
    };

    // ---- Calls

    private bool KnowsCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (ClientError.GoesToStorage(method))
            return false;
        if (ClientError.Sends(method))
            return Throws(ClientError.OfResult(method.ReturnType)!.Value, call);
        if (ClientError.OfType(method.ContainingType) is { } family)
            return Throws(family);
        if (ClientError.OfWrapped(call, _analysis) is { } wrapped)
            return Throws(wrapped, call);
        return ClientError.IsWrapping(call) || KnowsLocalFunction(method) || RunsOwnCode(method);
    }

    private bool Throws(ClientPipeline family, IInvocationOperation? call = null)
    {
        _mayClientModel |= family == ClientPipeline.ClientModel;
        _mayAzureCore |= family == ClientPipeline.AzureCore;
        if (Call is null && call is not null && !IsCaughtInside(call))
            Call = call;
        return true;
    }

    /// <summary>Whether a handler inside the code deals with the call first, or the call stands in another function.</summary>
    private bool IsCaughtInside(IOperation call)
    {
        for (IOperation? child = call, parent = call.Parent; child != _code; child = parent, parent = parent.Parent)
        {
            if (parent is null or IAnonymousFunctionOperation or ILocalFunctionOperation || parent is ITryOperation { Catches.IsEmpty: false } statement && statement.Body == child)
                return true;
        }

        return false;
    }

    private bool KnowsLocalFunction(IMethodSymbol method) => method.MethodKind == MethodKind.LocalFunction
        && (!_functions.Add(method)
            || method.DeclaringSyntaxReferences is { Length: 1 } declarations && declarations[0].SyntaxTree == _code.Syntax.SyntaxTree
                && _code.SemanticModel?.GetOperation(declarations[0].GetSyntax(_analysis.Cancel), _analysis.Cancel) is ILocalFunctionOperation function
                && Knows(function));

    private static bool RunsOwnCode(IMethodSymbol method) => method.MethodKind != MethodKind.DelegateInvoke && RunsOwnCode(method.ContainingType);

    private static bool RunsOwnCode(ITypeSymbol? type)
    {
        if (type is null || ClientErrors.OthersCode.Contains(type.Name) || type.TypeKind == TypeKind.Interface && !ClientErrors.Collections.Contains(type.Name))
            return false;
        foreach (var ns in OwnCode)
        {
            if (ns.Contains(type))
                return true;
        }

        foreach (var known in OwnCodeTypes)
        {
            if (known.Matches(type))
                return true;
        }

        return false;
    }

    private static bool KnowsOperator(IMethodSymbol method) => IsHarmless(method.ContainingType);

    private bool KnowsConstructor(IMethodSymbol? constructor)
    {
        if (constructor is null)
            return false;
        if (ClientError.OfException(constructor.ContainingType) is { } thrown)
            return Throws(thrown);
        return IsHarmless(constructor.ContainingType) || constructor.IsImplicitlyDeclared
            || constructor.DeclaringSyntaxReferences is { Length: 1 } declarations && declarations[0].GetSyntax(_analysis.Cancel) is RecordDeclarationSyntax;
    }

    private bool KnowsProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        return property.DeclaringSyntaxReferences.IsEmpty
            ? IsHarmless(property.ContainingType) && (!WorksLater(property.Type) || property.IsStatic || KnowsOrigin(reference))
            : property.DeclaringSyntaxReferences.Length == 1 && IsAutomatic(property.DeclaringSyntaxReferences[0].GetSyntax(_analysis.Cancel))
                && !property.IsVirtual && !property.IsAbstract && !property.IsOverride && (!WorksLater(property.Type) || KnowsOrigin(reference));
    }

    private static bool IsAutomatic(SyntaxNode property) => property is ParameterSyntax
        || property is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } && accessors.All(static accessor => accessor.Body is null && accessor.ExpressionBody is null);

    // ---- Types

    /// <summary>Whether constructors, properties and operators of a type send nothing.</summary>
    private static bool IsHarmless(ITypeSymbol? type)
    {
        if (ClientError.OfType(type) is not null || RunsOwnCode(type) || IsModel(type))
            return true;
        return type is { SpecialType: not SpecialType.None } or { TypeKind: TypeKind.Array or TypeKind.Enum };
    }

    private static bool IsModel(ITypeSymbol? type)
    {
        foreach (var ns in Models)
        {
            if (ns.Contains(type))
                return true;
        }

        return false;
    }

    private static bool KnowsResources(IVariableDeclarationGroupOperation declarations) =>
        declarations.Declarations.All(static declaration => declaration.Declarators.All(static variable => IsHarmless(variable.Symbol.Type)));

    /// <summary>Whether a value of a type may run code of others when it is used, and not where it is made.</summary>
    private static bool WorksLater(ITypeSymbol? type) => type switch
    {
        null or IErrorTypeSymbol or IDynamicTypeSymbol => true,
        IArrayTypeSymbol array => WorksLater(array.ElementType),
        { TypeKind: TypeKind.Delegate } => true,
        INamedTypeSymbol { Name: "Task" or "ValueTask" or "Lazy" or "IEnumerator" or "IAsyncEnumerable" or "IAsyncEnumerator" or "IQueryable" or "IObservable" } => true,
        // Messages for a client are made before they are sent.
        INamedTypeSymbol { Name: "IEnumerable" } sequence => sequence.TypeArguments.Length != 1 || ClientError.OfType(sequence.TypeArguments[0]) is null && !IsModel(sequence.TypeArguments[0]),
        INamedTypeSymbol named => Files.Contains(named) || named.TypeArguments.Any(WorksLater)
            || ClientError.OfType(named) is null && named.AllInterfaces.Any(static face => face.Name is "IAsyncEnumerable" or "IQueryable"),
        _ => false,
    };

    // ---- Values that do their work later

    private bool KnowsOrigin(IOperation reference) => ValueResolver.Resolve(reference, _analysis) switch
    {
        IInvocationOperation call => KnowsCall(call),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => Knows(function),
        IArrayCreationOperation or ILiteralOperation or IDefaultValueOperation => true,
        IObjectCreationOperation creation => KnowsConstructor(creation.Constructor),
        _ => false,
    };

    private bool KnowsSequence(IOperation sequence)
    {
        if (ClientError.OfResult(sequence.Type) is { } family)
            return Throws(family);
        return sequence.Type is not { TypeKind: TypeKind.Interface } type ? IsHarmless(sequence.Type)
            : RunsOwnCode(type) || ValueResolver.Resolve(sequence, _analysis) is IInvocationOperation call && KnowsCall(call);
    }
}
