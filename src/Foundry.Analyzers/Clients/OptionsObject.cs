using System.Linq;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>
/// The options a client is given: an object anybody who holds it may change, so it is known only where nobody else holds it:
/// created in place, or in a variable that does nothing but set its properties and hand it to clients.
/// </summary>
internal sealed class OptionsObject
{
    private static readonly CacheKey<bool> HasCalls = new();
    private static readonly CacheKey<bool> IsOnlyRead = new();
    private static readonly CacheKey<bool> IsOnlyHandedOn = new();
    private static readonly CacheKey<ILookup<string, IPropertyReferenceOperation>> Assignments = new();

    private readonly IObjectCreationOperation _creation;
    private readonly ILocalReferenceOperation? _local;
    private readonly FlowContext _analysis;

    private OptionsObject(IObjectCreationOperation creation, ILocalReferenceOperation? local, FlowContext flow) =>
        (_creation, _local, _analysis) = (creation, local, flow);

    /// <summary>Reads the options given as an argument; null where they may be changed by others.</summary>
    public static OptionsObject? Read(IOperation argument, FlowContext flow)
    {
        var variable = argument.Unwrapped();
        if (IsOwn(variable) is { } inPlace)
            return new(inPlace, local: null, flow);

        return ValueResolver.Of(variable, flow)?.Unwrapped() is not IObjectCreationOperation creation || IsOwn(creation) is null ? null
            : variable is ILocalReferenceOperation local ? (IsOnlyReadBySdks(local, flow) ? new(creation, local, flow) : null)
            : IsOnlyHandedToClients(variable, flow) ? new(creation, local: null, flow) : null;
    }

    /// <summary>What is set for a property. Null where nothing is, or where it is not known what holds when the client is built.</summary>
    /// <param name="isAbsent">Whether the property is certainly not set.</param>
    public IOperation? Value(string property, out bool isAbsent)
    {
        var value = _creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(member => member.Target is IPropertyReferenceOperation target && target.Property.Name == property)?.Value;

        if (_local is not null)
        {
            foreach (var member in Assigned(_local, _analysis)[property])
            {
                isAbsent = false;
                if (value is not null || member.Parent is not ISimpleAssignmentOperation assignment || !PrecedesUnconditionally(assignment.Syntax))
                    return null;
                value = assignment.Value;
            }
        }

        isAbsent = value is null;
        return value;
    }

    /// <summary>Whether a method is called on the options, such as AddPolicy.</summary>
    public bool IsCalled => _local is { } local && _analysis is var flow && flow.Cache.Of(local.Local, HasCalls,
        () => flow.Names.ReferencesTo(local.Local, local).Any(static use => use.Parent is IInvocationOperation));

    /// <summary>The creation of the object whose property an assignment sets, in its initialiser or later.</summary>
    public static IObjectCreationOperation? CreationSetBy(IPropertyReferenceOperation target, FlowContext flow) => target.Instance switch
    {
        // The assignment stands in the initialiser of the creation.
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => target.Parent?.Parent?.Parent as IObjectCreationOperation,
        { } instance => ValueResolver.Resolve(instance, flow) as IObjectCreationOperation,
        null => null,
    };

    private static IObjectCreationOperation? IsOwn(IOperation operation) =>
        operation is IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: true } creation ? creation : null;

    /// <summary>Whether nothing holds the object in a local but clients. Every client that is given the local asks.</summary>
    private static bool IsOnlyReadBySdks(ILocalReferenceOperation local, FlowContext flow) => flow.Cache.Of(local.Local, IsOnlyRead,
        () => flow.Names.ReferencesTo(local.Local, local).All(IsHarmless));

    /// <summary>The properties that are set through a local.</summary>
    private static ILookup<string, IPropertyReferenceOperation> Assigned(ILocalReferenceOperation local, FlowContext flow) => flow.Cache.Of(local.Local, Assignments,
        () => flow.Names.ReferencesTo(local.Local, local).Select(static use => use.Parent).OfType<IPropertyReferenceOperation>().Where(IsAssigned)
            .ToLookup(static member => member.Property.Name));

    private static bool IsHarmless(ILocalReferenceOperation use) => use.Parent switch
    {
        IPropertyReferenceOperation member => !IsAssigned(member) || member.Parent is ISimpleAssignmentOperation,
        IInvocationOperation call => call.Instance == use,
        _ => use.User() is IArgumentOperation { Parent: var call } && ClientCreation.Read(call) is not null,
    };

    private static bool IsOnlyHandedToClients(IOperation variable, FlowContext flow) =>
        variable is IMemberReferenceOperation { Member: { DeclaredAccessibility: Accessibility.Private } member } && variable.SemanticModel is { } model
        && flow.Cache.Of(member, IsOnlyHandedOn, beside: model.SyntaxTree, () => flow.Names.NamesOf(member, flow.Cancel).All(name =>
            VariableAccess.Of(name) is { IsRead: true, Whole.Parent: ArgumentSyntax { Parent.Parent: { } call } }
            && call.SyntaxTree == model.SyntaxTree && ClientCreation.Read(model.GetOperation(call, flow.Cancel)) is not null));

    private static bool IsAssigned(IPropertyReferenceOperation member) =>
        member.Syntax is MemberAccessExpressionSyntax { Name: { } name } && !VariableAccess.Of(name).IsRead;

    /// <summary>Whether an assignment is a statement of the block that declares the options, before this use of them.</summary>
    private bool PrecedesUnconditionally(SyntaxNode assignment) =>
        assignment.Parent is ExpressionStatementSyntax statement
        && statement.SpanStart < _local!.Syntax.SpanStart
        && Block(statement) == Block(_creation.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>());

    private static SyntaxNode? Block(SyntaxNode? statement) => statement?.Parent is GlobalStatementSyntax { Parent: var unit } ? unit : statement?.Parent;
}
