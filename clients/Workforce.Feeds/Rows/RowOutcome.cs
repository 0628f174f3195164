using Workforce.Feeds.Faults;

namespace Workforce.Feeds.Rows;

/// <summary>What became of one row.</summary>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
/// <param name="Result">What became of it.</param>
public sealed record RowOutcome(long Line, RowResult Result)
{
    /// <summary>The outcome of a row that could not be read, and so was not sent.</summary>
    public static RowOutcome Unread(long line, IReadOnlyList<RowFault> faults) => new(line, RowResult.Rejected) { Faults = faults };

    /// <summary>The revision at which its change was first recorded; 0 if it was rejected.</summary>
    public long Revision { get; init; }

    /// <summary>Why it was rejected: by its reader or by the service. Empty otherwise.</summary>
    public IReadOnlyList<RowFault> Faults { get; init; } = [];

    /// <summary>True if its change alters nothing, because a change of the same fact that was made later is recorded too.</summary>
    public bool Superseded { get; init; }

    /// <summary>
    /// What a held row waits for, such as <c>worker W77</c>, or a duplicate that is still held. Empty otherwise.
    /// </summary>
    public IReadOnlyList<string> WaitingFor { get; init; } = [];
}

/// <summary>What became of a row.</summary>
public enum RowResult
{
    /// <summary>Its change is recorded and counts, unless it is superseded.</summary>
    Applied,

    /// <summary>Its change had been recorded before; nothing was done.</summary>
    Duplicate,

    /// <summary>Its change is recorded and counts by itself once what it refers to is known.</summary>
    Held,

    /// <summary>It is at fault; nothing was recorded.</summary>
    Rejected,
}
