namespace Workforce.HrFeed;

/// <summary>How many rows came to what.</summary>
public sealed record FeedCounts
{
    /// <summary>Rows recorded for the first time that count.</summary>
    public long Applied { get; private set; }

    /// <summary>Rows recorded before.</summary>
    public long Duplicate { get; private set; }

    /// <summary>Rows recorded that wait for something not known yet when they arrived.</summary>
    public long Held { get; private set; }

    /// <summary>Rows at fault.</summary>
    public long Rejected { get; private set; }

    /// <summary>All rows.</summary>
    public long Total => Applied + Duplicate + Held + Rejected;

    internal void Count(RowResult result)
    {
        switch (result)
        {
            case RowResult.Applied: Applied++; break;
            case RowResult.Duplicate: Duplicate++; break;
            case RowResult.Held: Held++; break;
            default: Rejected++; break;
        }
    }
}
