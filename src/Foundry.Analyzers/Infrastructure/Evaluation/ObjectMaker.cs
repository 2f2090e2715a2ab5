using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>
/// Makes an object from several. A property replaces an earlier one of the same name, which Azure compares without regard to case.
/// </summary>
internal sealed class ObjectMaker(bool isPartial = false)
{
    private readonly ImmutableArray<ObjectMember>.Builder _members = ImmutableArray.CreateBuilder<ObjectMember>();
    private readonly Dictionary<string, int> _indexes = new(StringComparer.OrdinalIgnoreCase);
    private bool _isPartial = isPartial;

    public int Count => _members.Count;

    public void Add(ObjectMember member)
    {
        if (!_indexes.TryGetValue(member.Name, out var index))
        {
            _indexes.Add(member.Name, _members.Count);
            _members.Add(member);
            return;
        }

        _members[index] = member.Named(_members[index].Name);
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
