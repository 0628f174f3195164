namespace Workforce.Ledger.Auditing;

/// <summary>What the audit trail says of one call, or of several that are alike in all but their times. Holds no name of a worker.</summary>
public sealed record AuditEntry
{
    /// <summary>The longest that a <see cref="Caller"/> and a <see cref="Method"/> may be, in UTF-16 code units.</summary>
    public const int MaxText = 200;

    /// <summary>The longest that an id and a <see cref="Reason"/> may be, in UTF-16 code units.</summary>
    public const int MaxId = 64;

    /// <summary>Who called; empty where nobody has been made out, or where failures are counted together.</summary>
    public required string Caller { get; init; }

    /// <summary>What was called, such as <c>workforce.v1.StaffingService/GetWorker</c>, or a command such as <c>audit trim</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The unit that was asked about or written to; null if it was none, or many.</summary>
    public string? UnitId { get; init; }

    /// <summary>The worker that was asked about or written to; null if it was none, or many.</summary>
    public string? WorkerId { get; init; }

    /// <summary>How the calls ended: gRPC's number, 0 for OK.</summary>
    public int Status { get; init; }

    /// <summary>Why, by the contract's list of reasons; null where the calls ended well.</summary>
    public string? Reason { get; init; }

    /// <summary>When the first of the calls ended, in UTC.</summary>
    public required DateTime FirstAt { get; init; }

    /// <summary>When the last of the calls ended, in UTC.</summary>
    public required DateTime LastAt { get; init; }

    /// <summary>How many calls this stands for.</summary>
    public long CallCount { get; init; } = 1;

    /// <summary>How many rows the calls were answered with, or how many changes they recorded, all together.</summary>
    public long ItemCount { get; init; }

    /// <summary>The revision that was written, or the latest from which one of the calls was answered; 0 for none.</summary>
    public long Revision { get; init; }

    /// <summary>What was removed from the beginning of the trail, if this entry stands for that.</summary>
    public AuditTrim? Trim { get; init; }
}

/// <summary>Entries removed from the beginning of the trail after their time.</summary>
/// <param name="ThroughNumber">The last entry removed.</param>
/// <param name="Hash">Its hash, from which the entry after it goes on.</param>
public sealed record AuditTrim(long ThroughNumber, string Hash);

/// <summary>An entry in its place.</summary>
/// <param name="Number">From 1, without gaps, in the order in which entries were committed by whichever process.</param>
/// <param name="Entry">What it says.</param>
/// <param name="Hash">SHA-256 over the entry and the hash before it, in lower-case hexadecimal.</param>
public sealed record ChainedEntry(long Number, AuditEntry Entry, string Hash);

/// <summary>Where the trail ends: to be written down outside the database, since only so a trail whose end was cut off is told from a whole one.</summary>
/// <param name="Number">The last entry; 0 for none.</param>
/// <param name="Hash">Its hash; 64 zeros for none.</param>
public sealed record AuditHead(long Number, string Hash);
