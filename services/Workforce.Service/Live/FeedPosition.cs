namespace Workforce.Service.Live;

/// <summary>What somebody knows all breaches up to: a revision, and a day at its close. Both only ever rise.</summary>
internal readonly record struct FeedPosition(long Revision, DateOnly Day)
{
    /// <summary>Whether it holds anything that who knows everything up to another does not: a later revision, or a later day.</summary>
    /// <remarks>Not an order: replicas may see a midnight and a commit the one way round or the other.</remarks>
    public bool GoesBeyond(FeedPosition other) => Revision > other.Revision || Day > other.Day;
}
