namespace Workforce.Ledger;

/// <summary>What became of a batch.</summary>
/// <param name="Revision">The revision that recorded it; where nothing was new, the last there is.</param>
/// <param name="RecordedAt">When that revision was recorded, in UTC, to the microsecond; where nothing was new, before when no other can be.</param>
/// <param name="Changes">What became of each change, in the order given.</param>
public sealed record AppendResult(long Revision, DateTime RecordedAt, IReadOnlyList<AppendedChange> Changes);

/// <summary>What became of one change.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Revision">The revision that first recorded a change of this source and id.</param>
/// <param name="Number">The number of that change.</param>
/// <param name="NameLeftOut">Whether a new change was recorded without the worker's name, since it is not to be held.</param>
public readonly record struct AppendedChange(AppendOutcome Outcome, long Revision, long Number, bool NameLeftOut = false);

public enum AppendOutcome
{
    /// <summary>New, and now recorded.</summary>
    Recorded,

    /// <summary>Recorded before, with the same content. Nothing was done.</summary>
    Duplicate,

    /// <summary>Its id was used before, by the same source for another content. Nothing was done.</summary>
    Reused,
}
