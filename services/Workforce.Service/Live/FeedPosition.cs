namespace Workforce.Service.Live;

/// <summary>What somebody knows all breaches up to: a revision, and a day at its close. Both only ever rise.</summary>
internal readonly record struct FeedPosition(long Revision, DateOnly Day) : IComparable<FeedPosition>
{
    public static bool operator <(FeedPosition left, FeedPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(FeedPosition left, FeedPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(FeedPosition left, FeedPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FeedPosition left, FeedPosition right) => left.CompareTo(right) >= 0;

    /// <summary>Whether it holds anything that who knows everything up to another does not: a later revision, or a later day.</summary>
    /// <remarks>Not an order: replicas may see a midnight and a commit the one way round or the other.</remarks>
    public bool GoesBeyond(FeedPosition other) => Revision > other.Revision || Day > other.Day;

    public int CompareTo(FeedPosition other) =>
        Revision.CompareTo(other.Revision) is var order and not 0 ? order : Day.CompareTo(other.Day);
}
