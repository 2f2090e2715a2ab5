using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>
/// The options of a client. Any code that holds the object may change it, so it is known only if no other code does: it is
/// created in place, or its variable is only used to set properties and to create clients.
/// </summary>
internal sealed class OptionsObject
{
    private static readonly CacheKey<bool> HasCalls = new();
    private static readonly CacheKey<bool> IsOnlyRead = new();
    private static readonly CacheKey<bool> IsOnlyPassedOn = new();
    private static readonly CacheKey<ILookup<string, IPropertyReferenceOperation>> Assignments = new();

    private readonly IObjectCreationOperation _creation;
    private readonly ILocalReferenceOperation? _local;
    private readonly FlowContext _flow;

    private OptionsObject(IObjectCreationOperation creation, ILocalReferenceOperation? local, FlowContext flow) =>
        (_creation, _local, _flow) = (creation, local, flow);

    /// <summary>Whether a method is called on the options, such as <c>AddPolicy</c>.</summary>
    public bool HasMethodCalls
    {
        get
        {
            if (_local is not { } local)
                return false;
            var flow = _flow;
            return flow.Cache.Of(local.Local, HasCalls,
                () => flow.Names.ReferencesTo(local.Local, local).Any(static use => use.Parent is IInvocationOperation));
        }
    }

    /// <summary>Reads the options passed as an argument; null if other code may change them.</summary>
    public static OptionsObject? Read(IOperation argument, FlowContext flow)
    {
        var variable = argument.Unwrapped();
        if (SdkCreation(variable) is { } inPlace)
            return new(inPlace, local: null, flow);

        if (ValueResolver.Of(variable, flow)?.Unwrapped() is not { } value || SdkCreation(value) is not { } creation)
            return null;
        if (variable is ILocalReferenceOperation local)
            return IsOnlyReadBySdks(local, flow) ? new(creation, local, flow) : null;
        return IsOnlyPassedToClients(variable, flow) ? new(creation, local: null, flow) : null;
    }

    /// <summary>The creation of the object whose property an assignment sets, in its initialiser or later.</summary>
    public static IObjectCreationOperation? CreationSetBy(IPropertyReferenceOperation target, FlowContext flow)
    {
        if (target.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
            return target.Parent?.Parent?.Parent as IObjectCreationOperation;
        return target.Instance is { } instance ? ValueResolver.Resolve(instance, flow) as IObjectCreationOperation : null;
    }

    /// <summary>
    /// The value of a property. Null if it is not set, or if its value at the creation of the client is not known.
    /// </summary>
    /// <param name="isAbsent">Whether the property is certainly not set.</param>
    public IOperation? Value(string property, out bool isAbsent)
    {
        var value = InitialValue(property);
        if (_local is not null)
        {
            foreach (var member in Assigned(_local, _flow)[property])
            {
                isAbsent = false;
                if (value is not null
                    || member.Parent is not ISimpleAssignmentOperation assignment
                    || !PrecedesUnconditionally(assignment.Syntax))
                    return null;
                value = assignment.Value;
            }
        }

        isAbsent = value is null;
        return value;
    }

    private IOperation? InitialValue(string property)
    {
        foreach (var member in _creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment
                && target.Property.Name == property)
                return assignment.Value;
        }

        return null;
    }

    private static IObjectCreationOperation? SdkCreation(IOperation operation) =>
        operation is IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: true } creation ? creation : null;

    /// <summary>Whether only clients get the object in a local. Cached, as every client that uses the local asks.</summary>
    private static bool IsOnlyReadBySdks(ILocalReferenceOperation local, FlowContext flow) =>
        flow.Cache.Of(local.Local, IsOnlyRead, () => flow.Names.ReferencesTo(local.Local, local).All(IsHarmless));

    private static bool IsHarmless(ILocalReferenceOperation use) => use.Parent switch
    {
        IPropertyReferenceOperation member => !IsAssigned(member) || member.Parent is ISimpleAssignmentOperation,
        IInvocationOperation call => call.Instance == use,
        _ => use.User() is IArgumentOperation { Parent: var call } && ClientCreation.Read(call) is not null,
    };

    private static bool IsOnlyPassedToClients(IOperation variable, FlowContext flow)
    {
        if (variable is not IMemberReferenceOperation { Member: { DeclaredAccessibility: Accessibility.Private } member }
            || variable.SemanticModel is not { } model)
            return false;

        return flow.Cache.Of(member, IsOnlyPassedOn, beside: model.SyntaxTree,
            () => flow.Names.NamesOf(member, flow.Cancel).All(name => IsPassedToClient(name, model, flow)));
    }

    private static bool IsPassedToClient(IdentifierNameSyntax name, SemanticModel model, FlowContext flow) =>
        VariableAccess.Of(name) is { IsRead: true, Whole.Parent: ArgumentSyntax { Parent.Parent: { } call } }
        && call.SyntaxTree == model.SyntaxTree
        && ClientCreation.Read(model.GetOperation(call, flow.Cancel)) is not null;

    /// <summary>The properties that are set through a local.</summary>
    private static ILookup<string, IPropertyReferenceOperation> Assigned(ILocalReferenceOperation local, FlowContext flow) =>
        flow.Cache.Of(local.Local, Assignments, () => flow.Names.ReferencesTo(local.Local, local)
            .Select(static use => use.Parent)
            .OfType<IPropertyReferenceOperation>()
            .Where(IsAssigned)
            .ToLookup(static member => member.Property.Name));

    private static bool IsAssigned(IPropertyReferenceOperation member) =>
        member.Syntax is MemberAccessExpressionSyntax { Name: { } name } && !VariableAccess.Of(name).IsRead;

    /// <summary>Whether an assignment is a statement of the block that declares the options, before this use of them.</summary>
    private bool PrecedesUnconditionally(SyntaxNode assignment) =>
        assignment.Parent is ExpressionStatementSyntax statement
        && statement.SpanStart < _local!.Syntax.SpanStart
        && Block(statement) == Block(_creation.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>());

    private static SyntaxNode? Block(SyntaxNode? statement) =>
        statement?.Parent is GlobalStatementSyntax { Parent: var unit } ? unit : statement?.Parent;
}
