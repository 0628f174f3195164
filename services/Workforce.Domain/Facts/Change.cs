namespace Workforce.Domain.Facts;

/// <summary>One change of one fact, as its source made it.</summary>
/// <param name="Source">The system that made it.</param>
/// <param name="ChangeId">Its id, unique within the source.</param>
/// <param name="Made">When the source made it.</param>
/// <param name="Withdrawn">The fact was entered in error and is to be treated as never true.</param>
/// <param name="Fact">The fact as it now is, whole.</param>
public sealed record Change(string Source, string ChangeId, MadeAt Made, bool Withdrawn, Fact Fact)
{
    /// <summary>
    /// Whether this change holds over <paramref name="other"/>, a change of the same fact: made later, or at the same
    /// moment with the greater source and id, so that every reader of the same changes comes to the same answer.
    /// </summary>
    public bool HoldsOver(Change other)
    {
        var order = Made.CompareTo(other.Made);

        if (order == 0)
        {
            order = string.CompareOrdinal(Source, other.Source);
        }

        if (order == 0)
        {
            order = string.CompareOrdinal(ChangeId, other.ChangeId);
        }

        return order > 0;
    }

    /// <summary>
    /// Whether this change says no other than one that was recorded. Of a name that has been erased nothing is kept by which another
    /// could be told from it, so that any name repeats it.
    /// </summary>
    public bool IsRepeatOf(Change recorded) =>
        this == recorded
        || (recorded.Fact is Worker { NameErased: true } erased
            && Fact is Worker sent
            && sent.WorkerId == erased.WorkerId
            && this with { Fact = erased } == recorded);

    /// <summary>The change of a worker without the name; any other as it is.</summary>
    public Change WithoutName() => Fact is Worker { Name.Length: > 0 } worker ? this with { Fact = worker.WithoutName() } : this;
}

/// <summary>When a source made a change: the moment in UTC, to the microsecond, and a sequence within it.</summary>
public readonly record struct MadeAt(DateTime Time, long Sequence = 0) : IComparable<MadeAt>
{
    public static bool operator <(MadeAt left, MadeAt right) => left.CompareTo(right) < 0;

    public static bool operator >(MadeAt left, MadeAt right) => left.CompareTo(right) > 0;

    public static bool operator <=(MadeAt left, MadeAt right) => left.CompareTo(right) <= 0;

    public static bool operator >=(MadeAt left, MadeAt right) => left.CompareTo(right) >= 0;

    /// <summary>The moment at which a change is made now, to stand over one that stands already, whatever the clock says.</summary>
    /// <param name="utc">Now, in UTC.</param>
    /// <param name="standing">When the change that stands was made; null for none.</param>
    public static MadeAt After(DateTime utc, MadeAt? standing)
    {
        var made = new MadeAt(utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond)));
        return standing is { } before && before >= made ? before with { Sequence = before.Sequence + 1 } : made;
    }

    public int CompareTo(MadeAt other) =>
        Time.CompareTo(other.Time) is var order and not 0 ? order : Sequence.CompareTo(other.Sequence);
}

/// <summary>A change and when it became known.</summary>
/// <param name="Number">Its place among all changes, from 1, in the order in which they were recorded.</param>
/// <param name="Revision">The commit that recorded it, from 1; several changes may share one.</param>
/// <param name="RecordedAt">When that was, in UTC.</param>
/// <param name="Change">The change.</param>
public sealed record RecordedChange(long Number, long Revision, DateTime RecordedAt, Change Change);
