namespace Workforce.Feeds.Rows;

/// <summary>How many rows came to what.</summary>
public sealed record FeedCounts
{
    /// <summary>Rows recorded for the first time that wait for nothing.</summary>
    public long Applied { get; private set; }

    /// <summary>Those of <see cref="Applied"/> that alter nothing, because a change of the same fact that was made later holds.</summary>
    public long Superseded { get; private set; }

    /// <summary>Rows recorded before.</summary>
    public long Duplicate { get; private set; }

    /// <summary>Those of <see cref="Duplicate"/> that still wait for something.</summary>
    public long StillHeld { get; private set; }

    /// <summary>Rows recorded that wait for something not known yet when they arrived.</summary>
    public long Held { get; private set; }

    /// <summary>Rows at fault.</summary>
    public long Rejected { get; private set; }

    /// <summary>All rows.</summary>
    public long Total => Applied + Duplicate + Held + Rejected;

    /// <summary>Counts one more.</summary>
    public void Count(RowOutcome outcome)
    {
        switch (outcome.Result)
        {
            case RowResult.Applied:
                Applied++;
                Superseded += outcome.Superseded ? 1 : 0;
                break;
            case RowResult.Duplicate:
                Duplicate++;
                StillHeld += outcome.WaitingFor.Count > 0 ? 1 : 0;
                break;
            case RowResult.Held:
                Held++;
                break;
            default:
                Rejected++;
                break;
        }
    }
}
