using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>
/// Makes an object from several. A property replaces an earlier one of the same name; Azure ignores the case of names.
/// </summary>
internal sealed class ObjectMaker(bool isPartial = false)
{
    private readonly ImmutableArray<ObjectMember>.Builder _members = ImmutableArray.CreateBuilder<ObjectMember>();
    private readonly Dictionary<string, int> _indexes = new(StringComparer.OrdinalIgnoreCase);
    private bool _isPartial = isPartial;

    public int Count => _members.Count;

    /// <summary>Adds a property. One that replaces another keeps the case of the earlier name.</summary>
    public void Add(ObjectMember member) => Replace(member, static (earlier, later) => later.Named(earlier.Name));

    /// <summary>Adds a property. One that replaces another has its own case.</summary>
    public void AddInOwnCase(ObjectMember member) => Replace(member, static (_, later) => later);

    private void Replace(ObjectMember member, Func<ObjectMember, ObjectMember, ObjectMember> replace)
    {
        if (_indexes.TryGetValue(member.Name, out var index))
        {
            _members[index] = replace(_members[index], member);
            return;
        }

        _indexes.Add(member.Name, _members.Count);
        _members.Add(member);
    }

    /// <summary>Adds a property by a name that may be unknown. It may then replace any that is there.</summary>
    public void Add(TemplateValue name, TemplateValue value)
    {
        if (name is TextValue { Constant: { } constant })
            Add(new ObjectMember(constant, value));
        else
            AddAll(null);
    }

    /// <summary>Adds the properties of another object; null if it is unknown.</summary>
    public void AddAll(ObjectValue? other)
    {
        if (other is not { IsPartial: false })
            Forget();
        if (other is null)
            return;
        foreach (var member in other.Members)
            Add(other.IsReadBack ? new ObjectMember(member.Name, TemplateValue.Unknown) : member);
    }

    /// <summary>Keeps the names only.</summary>
    private void Forget()
    {
        _isPartial = true;
        for (var i = 0; i < _members.Count; i++)
            _members[i] = new(_members[i].Name, TemplateValue.Unknown);
    }

    public ObjectMember? Find(string name) => _indexes.TryGetValue(name, out var index) ? _members[index] : null;

    public TemplateValue ToValue(ValueBudget budget, TemplatePlace? place) =>
        budget.Object(_members.ToImmutable(), _isPartial, place);
}
