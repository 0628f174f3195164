namespace Workforce.Service.Live;

/// <summary>What somebody knows all breaches up to: a revision, and a day at its close. Both only ever rise.</summary>
internal readonly record struct FeedPosition(long Revision, DateOnly Day) : IComparable<FeedPosition>
{
    public static bool operator <(FeedPosition left, FeedPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(FeedPosition left, FeedPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(FeedPosition left, FeedPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FeedPosition left, FeedPosition right) => left.CompareTo(right) >= 0;

    public int CompareTo(FeedPosition other) =>
        Revision.CompareTo(other.Revision) is var order and not 0 ? order : Day.CompareTo(other.Day);
}
