namespace Azure.AI.Projects;

public readonly struct EvaluationRuleActionType : IEquatable<EvaluationRuleActionType>
{
    public EvaluationRuleActionType(string value) => throw null;

    public static implicit operator EvaluationRuleActionType(string value) => throw null;
    public static bool operator ==(EvaluationRuleActionType left, EvaluationRuleActionType right) => throw null;
    public static bool operator !=(EvaluationRuleActionType left, EvaluationRuleActionType right) => throw null;
    public bool Equals(EvaluationRuleActionType other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;
}
