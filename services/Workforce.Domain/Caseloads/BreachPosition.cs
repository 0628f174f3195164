namespace Workforce.Domain.Caseloads;

/// <summary>Where a breach stands in the order of a unit's list: what a page token holds.</summary>
/// <param name="Until">The day number of the first day after it in the unit asked for; <see cref="int.MaxValue"/> for none.</param>
/// <param name="From">The day number of its first day there.</param>
/// <param name="WorkerId">The worker.</param>
public readonly record struct BreachPosition(int Until, int From, string WorkerId) : IComparable<BreachPosition>
{
    public static bool operator <(BreachPosition left, BreachPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(BreachPosition left, BreachPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(BreachPosition left, BreachPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(BreachPosition left, BreachPosition right) => left.CompareTo(right) >= 0;

    /// <summary>The latest end first; then the earliest start; then by worker.</summary>
    public int CompareTo(BreachPosition other)
    {
        if (Until != other.Until)
        {
            return other.Until.CompareTo(Until);
        }

        return From != other.From ? From.CompareTo(other.From) : string.CompareOrdinal(WorkerId, other.WorkerId);
    }
}

/// <summary>A breach in a list.</summary>
/// <param name="Breach">The breach, whole: what of it lies in other units too.</param>
/// <param name="Position">Where it stands in the list.</param>
public readonly record struct ListedBreach(Breach Breach, BreachPosition Position);
