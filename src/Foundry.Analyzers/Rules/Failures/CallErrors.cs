using System;
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

/// <summary>Finds the exceptions with which the calls in a piece of code report errors of a service.</summary>
/// <remarks>
/// Every operation that may run code must be known. Framework and client code is known by its namespace, a local function by its
/// body. A deferred value, such as a task, must come from a known call. The methods return false for anything unknown.
/// </remarks>
internal sealed class CallErrors
{
    private static readonly ImmutableArray<KnownNamespace> FrameworkNamespaces =
        ClientErrors.OwnCode.Select(static name => new KnownNamespace(name)).ToImmutableArray();

    private static readonly ImmutableArray<KnownType> FrameworkTypes =
        ClientErrors.OwnCodeTypes.Select(static name => new KnownType(name)).ToImmutableArray();

    private static readonly ImmutableArray<KnownNamespace> ModelNamespaces =
        ClientErrors.Models.Select(static name => new KnownNamespace(name)).ToImmutableArray();

    private static readonly KnownNamespace FileNamespace = new("System.IO");

    private readonly IOperation _code;
    private readonly FlowContext _flow;
    private readonly HashSet<ISymbol> _localFunctions = new(SymbolEqualityComparer.Default);
    private readonly bool[] _pipelines = new bool[Enum.GetValues(typeof(ClientPipeline)).Length];

    private CallErrors(IOperation code, FlowContext flow) => (_code, _flow) = (code, flow);

    /// <summary>The first call that certainly sends a request and whose error leaves the code; null if there is none.</summary>
    public IInvocationOperation? Call { get; private set; }

    /// <summary>The pipeline of that call.</summary>
    public ClientPipeline CallPipeline { get; private set; }

    /// <summary>Analyses a piece of code; null if it contains anything unknown.</summary>
    public static CallErrors? Of(IOperation code, FlowContext flow)
    {
        var errors = new CallErrors(code, flow);
        return errors.TryAnalyze(code) ? errors : null;
    }

    /// <summary>Whether a call may throw the exception of a pipeline.</summary>
    public bool MayThrow(ClientPipeline pipeline) => _pipelines[(int)pipeline];

    private bool TryAnalyze(IOperation code)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            _flow.Cancel.ThrowIfCancellationRequested();
            if (!TryAnalyzeOne(operation))
                return false;
        }

        return true;
    }

    private bool TryAnalyzeOne(IOperation operation) => operation switch
    {
        IInvocationOperation call => TryAnalyzeCall(call),
        IObjectCreationOperation creation => TryAnalyzeConstructor(creation.Constructor),
        IPropertyReferenceOperation property => TryAnalyzeProperty(property),
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation =>
            !IsDeferred(operation.Type) || TryAnalyzeOrigin(operation),
        IForEachLoopOperation loop => TryAnalyzeSequence(loop.Collection.Unwrapped()),
        IUsingOperation @using => AreHarmlessResources(@using.Resources),
        IUsingDeclarationOperation @using => AreHarmlessResources(@using.DeclarationGroup),
        IConversionOperation { OperatorMethod: { } method } => IsHarmlessOperator(method),
        IBinaryOperation { OperatorMethod: { } method } => IsHarmlessOperator(method),
        IUnaryOperation { OperatorMethod: { } method } => IsHarmlessOperator(method),
        ICompoundAssignmentOperation { OperatorMethod: { } method } => IsHarmlessOperator(method),
        IIncrementOrDecrementOperation { OperatorMethod: { } method } => IsHarmlessOperator(method),
        IThrowOperation { Exception: { } thrown } => thrown.Unwrapped() is IObjectCreationOperation,
        IMethodReferenceOperation or IEventAssignmentOperation or IInvalidOperation => false,
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation => false,
        IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation => false,
        _ => operation.Kind != OperationKind.None,
    };

    // ---- Calls

    private bool TryAnalyzeCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (ClientError.GoesToStorage(method))
            return false;
        if (ClientError.Sends(method))
            return Record(ClientError.OfResult(method.ReturnType)!.Value, call);
        if (ClientError.OfType(method.ContainingType) is { } pipeline)
            return Record(pipeline);
        if (ClientError.OfWrapped(call, _flow) is { } wrapped)
            return Record(wrapped, call);
        if (ClientError.IsOfConnector(call, _flow))
            return Record(ClientPipeline.SemanticKernel, call);
        return ClientError.IsWrapping(call) || TryAnalyzeLocalFunction(method) || RunsFrameworkCodeOnly(method);
    }

    /// <summary>Records an exception that may be thrown, and the call that certainly sends a request, if there is one.</summary>
    private bool Record(ClientPipeline pipeline, IInvocationOperation? sendingCall = null)
    {
        _pipelines[(int)pipeline] = true;
        if (Call is null && sendingCall is not null && LeavesUncaught(sendingCall))
            (Call, CallPipeline) = (sendingCall, pipeline);
        return true;
    }

    /// <summary>Whether the errors of a call leave the code, neither caught inside nor thrown in another function.</summary>
    private bool LeavesUncaught(IOperation call)
    {
        for (IOperation? child = call, parent = call.Parent; child != _code; child = parent, parent = parent.Parent)
        {
            if (parent is null or IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
            if (parent is ITryOperation { Catches.IsEmpty: false } statement && statement.Body == child)
                return false;
        }

        return true;
    }

    private bool TryAnalyzeLocalFunction(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.LocalFunction)
            return false;

        var isAnalyzed = !_localFunctions.Add(method);
        if (isAnalyzed)
            return true;

        if (method.DeclaringSyntaxReferences is not { Length: 1 } declarations
            || declarations[0].SyntaxTree != _code.Syntax.SyntaxTree)
            return false;

        var declaration = declarations[0].GetSyntax(_flow.Cancel);
        return _code.SemanticModel?.GetOperation(declaration, _flow.Cancel) is ILocalFunctionOperation function
            && TryAnalyze(function);
    }

    private static bool RunsFrameworkCodeOnly(IMethodSymbol method) =>
        method.MethodKind != MethodKind.DelegateInvoke && RunsFrameworkCodeOnly(method.ContainingType);

    /// <summary>Whether a type of the framework runs no code of others, such as a delegate or another implementation.</summary>
    private static bool RunsFrameworkCodeOnly(ITypeSymbol? type)
    {
        if (type is null || ClientErrors.OthersCode.Contains(type.Name))
            return false;
        if (type.TypeKind == TypeKind.Interface && !ClientErrors.Collections.Contains(type.Name))
            return false;

        foreach (var ns in FrameworkNamespaces)
        {
            if (ns.Contains(type))
                return true;
        }

        foreach (var known in FrameworkTypes)
        {
            if (known.Matches(type))
                return true;
        }

        return false;
    }

    private static bool IsHarmlessOperator(IMethodSymbol method) => IsHarmless(method.ContainingType);

    private bool TryAnalyzeConstructor(IMethodSymbol? constructor)
    {
        if (constructor is null)
            return false;
        if (ClientError.OfException(constructor.ContainingType) is { } thrown)
            return Record(thrown);
        return IsHarmless(constructor.ContainingType) || constructor.IsImplicitlyDeclared || IsPrimaryOfRecord(constructor);
    }

    private bool IsPrimaryOfRecord(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences is { Length: 1 } declarations
        && declarations[0].GetSyntax(_flow.Cancel) is RecordDeclarationSyntax;

    private bool TryAnalyzeProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (property.DeclaringSyntaxReferences.IsEmpty)
        {
            return IsHarmless(property.ContainingType)
                && (!IsDeferred(property.Type) || property.IsStatic || TryAnalyzeOrigin(reference));
        }

        return IsFieldLike(property) && (!IsDeferred(property.Type) || TryAnalyzeOrigin(reference));
    }

    /// <summary>Whether a property declared in source only reads and writes its field.</summary>
    private bool IsFieldLike(IPropertySymbol property)
    {
        if (property.DeclaringSyntaxReferences.Length != 1 || property.IsVirtual || property.IsAbstract || property.IsOverride)
            return false;

        var declaration = property.DeclaringSyntaxReferences[0].GetSyntax(_flow.Cancel);
        var isOfPositionalRecord = declaration is ParameterSyntax;
        return isOfPositionalRecord || declaration is PropertyDeclarationSyntax syntax && syntax.IsAutomatic();
    }

    // ---- Types

    /// <summary>Whether constructors, properties and operators of a type send nothing.</summary>
    private static bool IsHarmless(ITypeSymbol? type)
    {
        if (ClientError.OfType(type) is not null || RunsFrameworkCodeOnly(type) || IsModel(type))
            return true;
        return type is { SpecialType: not SpecialType.None } or { TypeKind: TypeKind.Array or TypeKind.Enum };
    }

    private static bool IsModel(ITypeSymbol? type)
    {
        foreach (var ns in ModelNamespaces)
        {
            if (ns.Contains(type))
                return true;
        }

        return false;
    }

    private static bool AreHarmlessResources(IOperation resources)
    {
        if (resources is not IVariableDeclarationGroupOperation group)
            return IsHarmless(resources.Unwrapped().Type);

        return group.Declarations.All(
            static declaration => declaration.Declarators.All(static variable => IsHarmless(variable.Symbol.Type)));
    }

    /// <summary>Whether using a value of a type may run code of others, and not only making the value.</summary>
    private static bool IsDeferred(ITypeSymbol? type) => type switch
    {
        null or IErrorTypeSymbol or IDynamicTypeSymbol => true,
        IArrayTypeSymbol array => IsDeferred(array.ElementType),
        { TypeKind: TypeKind.Delegate } => true,
        INamedTypeSymbol { Name: "Task" or "ValueTask" or "Lazy" } => true,
        INamedTypeSymbol { Name: "IEnumerator" or "IAsyncEnumerable" or "IAsyncEnumerator" } => true,
        INamedTypeSymbol { Name: "IQueryable" or "IObservable" } => true,
        INamedTypeSymbol { Name: "IEnumerable" } sequence => IsDeferredSequence(sequence),
        INamedTypeSymbol named =>
            FileNamespace.Contains(named) || named.TypeArguments.Any(IsDeferred) || ImplementsDeferredSequence(named),
        _ => false,
    };

    /// <summary>Whether an <c>IEnumerable</c> may be deferred. Messages for a client are made before they are sent.</summary>
    private static bool IsDeferredSequence(INamedTypeSymbol sequence)
    {
        if (sequence.TypeArguments.Length != 1)
            return true;

        var element = sequence.TypeArguments[0];
        return ClientError.OfType(element) is null && !IsModel(element);
    }

    private static bool ImplementsDeferredSequence(INamedTypeSymbol type) =>
        ClientError.OfType(type) is null
        && type.AllInterfaces.Any(static implemented => implemented.Name is "IAsyncEnumerable" or "IQueryable");

    // ---- Origins of deferred values

    private bool TryAnalyzeOrigin(IOperation reference) => ValueResolver.Resolve(reference, _flow) switch
    {
        IInvocationOperation call => TryAnalyzeCall(call),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => TryAnalyze(function),
        IArrayCreationOperation or ILiteralOperation or IDefaultValueOperation => true,
        IObjectCreationOperation creation => TryAnalyzeConstructor(creation.Constructor),
        _ => false,
    };

    private bool TryAnalyzeSequence(IOperation sequence)
    {
        if (ClientError.OfResult(sequence.Type) is { } pipeline)
            return Record(pipeline);
        if (sequence.Type is not { TypeKind: TypeKind.Interface } type)
            return IsHarmless(sequence.Type);

        return RunsFrameworkCodeOnly(type)
            || ValueResolver.Resolve(sequence, _flow) is IInvocationOperation call && TryAnalyzeCall(call);
    }
}
