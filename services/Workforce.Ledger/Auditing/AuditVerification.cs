using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Workforce.Ledger.Auditing;

/// <summary>Goes through the chain from its beginning. For one use.</summary>
internal sealed class AuditVerification(LedgerContext context, AuditHead? expected)
{
    /// <summary>So many at once that the cost of a query does not show, so few that memory stays flat.</summary>
    private const int PartSize = 4096;

    private long _number;
    private string _hash = AuditChain.Origin;
    private long _trimmedThrough;

    public async Task<AuditVerdict> RunAsync(CancellationToken cancellationToken)
    {
        // First of all: what is trimmed from now on is seen by the mark having moved.
        var trim = await LastTrimAsync(cancellationToken);

        if (trim is not null)
        {
            (_number, _hash, _trimmedThrough) = (trim.ThroughNumber, trim.Hash, trim.ThroughNumber);
        }

        // In one statement, since others add entries meanwhile; what they add is left out.
        var ends = await context.AuditHead
            .Select(row => new
            {
                row.EntryNumber,
                row.EntryHash,
                First = context.AuditEntries.Min(entry => (long?)entry.EntryNumber) ?? 0,
                Last = context.AuditEntries.Max(entry => (long?)entry.EntryNumber) ?? 0,
            })
            .SingleOrDefaultAsync(cancellationToken);

        if (ends is null)
        {
            return new(0, 0, new(0, AuditChain.Origin), new(1, "The row that says where the trail ends is missing."));
        }

        var head = new AuditHead(ends.EntryNumber, ends.EntryHash);
        var fault = FaultOfBeginning(ends.First)
            ?? await FollowAsync(head.Number, cancellationToken)
            ?? FaultOfEnd(head, ends.Last);

        return new(_number - _trimmedThrough, _trimmedThrough, head, fault, expected is not null && expected.Number < _trimmedThrough);
    }

    /// <summary>Whether entries have been trimmed since it began: they are missing from what it has gone through, and that is no fault.</summary>
    public async Task<bool> IsOvertakenAsync(CancellationToken cancellationToken) =>
        (await LastTrimAsync(cancellationToken))?.ThroughNumber > _trimmedThrough;

    /// <summary>From where the chain goes on, if its beginning has been trimmed.</summary>
    private async Task<AuditTrim?> LastTrimAsync(CancellationToken cancellationToken) => await context.AuditEntries
        .Where(row => row.TrimmedThrough != null)
        .OrderByDescending(row => row.TrimmedThrough)
        .Select(row => new AuditTrim(row.TrimmedThrough!.Value, row.TrimmedHash ?? ""))
        .FirstOrDefaultAsync(cancellationToken);

    private AuditFault? FaultOfBeginning(long first)
    {
        if (first > 0 && first <= _number)
        {
            return new(first, string.Create(CultureInfo.InvariantCulture, $"It is there, although the entries through {_number} were removed."));
        }

        return expected is { } written && written.Number == _number && written.Hash != _hash
            ? new(_number, "Its hash is not the one that was written down.")
            : null;
    }

    private async Task<AuditFault?> FollowAsync(long last, CancellationToken cancellationToken)
    {
        while (_number < last)
        {
            var through = Math.Min(_number + PartSize, last);

            if (await CheckAsync(await ReadAsync(through, cancellationToken), through) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>The entries after the last checked; null where one of them makes no sense as a row.</summary>
    private async Task<List<AuditEntryRow>?> ReadAsync(long through, CancellationToken cancellationToken)
    {
        try
        {
            return await context.AuditEntries
                .Where(row => row.EntryNumber > _number && row.EntryNumber <= through)
                .OrderBy(row => row.EntryNumber)
                .ToListAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private async Task<AuditFault?> CheckAsync(List<AuditEntryRow>? rows, long through)
    {
        if (rows is null)
        {
            return through == _number + 1
                ? new(through, "A value in it is not of its column's type.")
                : await FollowOneByOneAsync(through);
        }

        foreach (var row in rows)
        {
            if (Check(row) is { } fault)
            {
                return fault;
            }
        }

        return _number < through ? Missing() : null;
    }

    private async Task<AuditFault?> FollowOneByOneAsync(long through)
    {
        while (_number < through)
        {
            if (await CheckAsync(await ReadAsync(_number + 1, CancellationToken.None), _number + 1) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private AuditFault? Check(AuditEntryRow row)
    {
        if (row.EntryNumber != _number + 1)
        {
            return Missing();
        }

        var chained = row.ToChained();

        if (!IsHash(_hash) || AuditChain.HashOf(_hash, chained.Number, chained.Entry) != chained.Hash)
        {
            return new(chained.Number, "It is not as it was written, or does not follow the one before it.");
        }

        (_number, _hash) = (chained.Number, chained.Hash);

        return expected is { } written && written.Number == _number && written.Hash != _hash
            ? new(_number, "Its hash is not the one that was written down: the trail has been written anew.")
            : null;
    }

    private AuditFault Missing() => new(_number + 1, "It is missing.");

    private AuditFault? FaultOfEnd(AuditHead head, long last)
    {
        if (last > head.Number)
        {
            return new(head.Number + 1, "It is there, although the trail ends before it.");
        }

        if (head.Hash != _hash)
        {
            return new(head.Number, "It is not the entry that the trail says it ends with.");
        }

        return expected is { } written && written.Number > head.Number
            ? new(head.Number + 1, string.Create(CultureInfo.InvariantCulture, $"The end has been cut off: the trail once went on to entry {written.Number}."))
            : null;
    }

    private static bool IsHash(string text) => text.Length == AuditChain.Origin.Length && text.All(char.IsAsciiHexDigit);
}
