namespace Workforce.Domain.Policies;

/// <summary>Which side of a target's limit is met. Numbered as in the contract and in the tables.</summary>
public enum TargetDirection
{
    AtMost = 1,
    AtLeast = 2,
}
