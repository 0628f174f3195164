namespace Workforce.Ledger.Auditing;

/// <summary>Which entries to list; what is null is not asked for.</summary>
public sealed record AuditQuestion
{
    /// <summary>Exactly this caller.</summary>
    public string? Caller { get; init; }

    /// <summary>Exactly this method.</summary>
    public string? Method { get; init; }

    /// <summary>Calls about exactly this unit.</summary>
    public string? UnitId { get; init; }

    /// <summary>Calls about exactly this worker.</summary>
    public string? WorkerId { get; init; }

    /// <summary>Calls of which the last ended then or later, in UTC.</summary>
    public DateTime? From { get; init; }

    /// <summary>Calls of which the last ended before, in UTC.</summary>
    public DateTime? Before { get; init; }

    /// <summary>Only entries of a lower number: the last of the page before.</summary>
    public long BelowNumber { get; init; } = long.MaxValue;

    /// <summary>How many at most, at least 1; all are in memory at once.</summary>
    public int Limit { get; init; } = 100;

    internal IQueryable<AuditEntryRow> Of(IQueryable<AuditEntryRow> entries)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Limit, 1);
        entries = entries.Where(row => row.EntryNumber < BelowNumber);
        entries = Caller is null ? entries : entries.Where(row => row.Caller == Caller);
        entries = Method is null ? entries : entries.Where(row => row.Method == Method);
        entries = UnitId is null ? entries : entries.Where(row => row.UnitId == UnitId);
        entries = WorkerId is null ? entries : entries.Where(row => row.WorkerId == WorkerId);
        entries = From is null ? entries : entries.Where(row => row.LastAt >= From);

        return Before is null ? entries : entries.Where(row => row.LastAt < Before);
    }
}
