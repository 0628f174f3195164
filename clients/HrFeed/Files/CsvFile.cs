using System.Runtime.CompilerServices;
using CsvHelper;
using Workforce.CommandLine;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;
using Workforce.V1;

namespace Workforce.HrFeed.Files;

/// <summary>A CSV file: a header line, then one change to a row.</summary>
internal sealed class CsvFile(CsvReader reader, CsvHeader header, RowOrigin origin)
{
    private const int MaxRecordBytes = 64 * 1024;

    private readonly CsvCells _cells = new(reader, header);

    public static async IAsyncEnumerable<StaffingRow> ReadAsync(
        Stream stream, RowOrigin origin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CsvMalformedReason? malformed = null;
        using var reader = CsvReader.Create(stream, Options(record => malformed = record.Reason), leaveOpen: true);

        var file = new CsvFile(reader, await HeaderAsync(reader, cancellationToken), origin);
        var position = 0L;
        malformed = null;

        while (await MoveNextAsync(reader, cancellationToken))
        {
            // A spreadsheet leaves rows of nothing but commas behind.
            if (malformed is null && file.IsBlank)
            {
                continue;
            }

            position++;
            yield return malformed is { } reason ? Fault(reader.LineNumber, "", InWords(reason)) : file.Row(position);
            malformed = null;
        }
    }

    /// <summary>Reads the header alone.</summary>
    public static async Task<CsvHeader> ReadHeaderAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = CsvReader.Create(stream, Options(_ => { }), leaveOpen: true);
        return await HeaderAsync(reader, cancellationToken);
    }

    /// <summary>Reads the cells as they stand: the header's as line 0, and then each row's with its line.</summary>
    public static async IAsyncEnumerable<(long Line, IReadOnlyList<string> Cells)> ReadRawAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = CsvReader.Create(stream, Options(_ => { }), leaveOpen: true);
        var isHeader = true;

        while (await MoveNextAsync(reader, cancellationToken))
        {
            yield return (isHeader ? 0 : reader.LineNumber, reader.Current.ToArray());
            isHeader = false;
        }
    }

    // A cell of no-break spaces is not empty to the reader, and is to whoever looks at it.
    private bool IsBlank => Enumerable.Range(0, reader.FieldCount)
        .All(place => reader.IsEmpty(place) || string.IsNullOrWhiteSpace(reader.GetString(place)));

    private StaffingRow Row(long position)
    {
        if (reader.FieldCount != header.Count)
        {
            return Fault(reader.LineNumber, "", $"has {reader.FieldCount} cells where the header names {header.Count} columns.");
        }

        _cells.Begin();
        var kind = Word.Plain(_cells.RequiredText(Column.Kind));
        var changeId = _cells.OptionalId(Column.ChangeId);
        var change = new StaffingChange
        {
            Source = origin.Source,
            MadeTime = _cells.Moment(Column.MadeTime) ?? origin.MadeTimestamp,
            MadeSequence = _cells.Whole(Column.MadeSequence) ?? position,
            Withdrawn = _cells.YesNo(Column.Withdrawn),
        };

        if (_cells.TryReadFact(kind, change))
        {
            _cells.RejectUnread(kind);
        }
        else if (kind.Length > 0)
        {
            _cells.Reject(Column.Kind, CodeFault.Of(_cells.Text(Column.Kind), CsvFacts.Kinds));
        }

        if (_cells.HasFaults)
        {
            return new StaffingRow(reader.LineNumber, null, _cells.Faults);
        }

        change.ChangeId = changeId.Length > 0 ? changeId : RowOrigin.DerivedId(kind, change);
        return new StaffingRow(reader.LineNumber, change, []) { ColumnOf = Column.Of };
    }

    private static async Task<CsvHeader> HeaderAsync(CsvReader reader, CancellationToken cancellationToken) =>
        await MoveNextAsync(reader, cancellationToken)
            ? CsvHeader.Read(reader.Current.ToArray(), reader.LineNumber)
            : throw new UnreadableFileException("The file is empty; it needs a header line that names its columns.");

    private static async ValueTask<bool> MoveNextAsync(CsvReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException exception)
        {
            throw new UnreadableFileException(
                exception.LineNumber, "", $"is longer than {MaxRecordBytes} bytes; the file is not CSV.", exception);
        }
    }

    private static StaffingRow Fault(long line, string column, string reason) => new(line, null, [new RowFault(column, reason)]);

    private static string InWords(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => "has a quotation mark inside a cell that does not begin with one.",
        CsvMalformedReason.TextAfterClosingQuote => "has text after the quotation mark that ends a cell.",
        _ => "has a cell whose quotation mark is not closed on the same line.",
    };

    private static CsvReaderOptions Options(Action<CsvMalformedRecord> onMalformed) => new()
    {
        // Nothing is left to guessing, and the header is read here so that all its faults come at once.
        Separator = ',',
        HasHeader = false,
        CommentPrefix = '#',
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        // No cell holds a line break; so a quotation mark that is not closed spoils its own line and no other.
        AllowLineBreaksInQuotes = false,
        MaxRecordSize = MaxRecordBytes,
        TrackLineNumbers = true,
        OnMalformedRecord = onMalformed,
    };
}
