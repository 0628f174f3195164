using System.Security.Cryptography;
using CsvHelper;
using Workforce.Feeds.Faults;

namespace Workforce.Feeds.Sheets;

/// <summary>One reading of a sheet's file from its beginning to its end, of which a row at a time is in memory.</summary>
public sealed class SheetReading : IDisposable
{
    /// <summary>A row's bytes at most: more than any has whose cells are all as long as they may be.</summary>
    private const int MaxRowBytes = 64 * 1024;

    private readonly SHA256 _digest = SHA256.Create();
    private readonly List<CsvMalformedReason> _malformed = [];
    private readonly SheetForm _form;
    private readonly StoredText _stored;
    private readonly CsvReader _reader;

    /// <summary>Begins one, and reads as far as the line that names the columns.</summary>
    /// <exception cref="UnreadableFileException">It cannot be opened, or that line is at fault.</exception>
    public SheetReading(string path, SheetForm form, StoredText stored)
    {
        (_form, _stored) = (form, stored);

        try
        {
            _reader = ReaderOf(new CryptoStream(Open(path), _digest, CryptoStreamMode.Read), _malformed.Add);
            (Header, Places) = Reading(() => SheetHeaderLine.Read(_reader, form, _malformed, () => ReaderOf(Open(path), _ => { })));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Where the columns that are to be read stand.</summary>
    public IReadOnlyList<SheetPlace> Places { get; }

    /// <summary>The line of the totals row; 0 if there was none so far.</summary>
    public long TotalsLine { get; private set; }

    /// <summary>Reads the rows below the header, once; what is wrong with one as a whole is noted with it.</summary>
    /// <exception cref="UnreadableFileException">It can be read no further.</exception>
    /// <exception cref="FileChangedException">After the last row: these were not the bytes that were looked through before.</exception>
    public IEnumerable<SheetRow> Rows(CancellationToken cancellationToken)
    {
        // Before each, those that are passed over too: what is malformed in one is no fault of the next.
        for (_malformed.Clear(); Reading(_reader.Read); _malformed.Clear())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cells = Cells(_reader);

            if (cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            var row = new SheetRow(_reader.LineNumber, cells);

            var isTotals = _form.TotalsWord.Length > 0 && cells.First(cell => cell.Length > 0).StartsWith(_form.TotalsWord, StringComparison.OrdinalIgnoreCase);

            if (isTotals && TotalsLine == 0)
            {
                TotalsLine = row.Line;
                continue;
            }

            if (FaultOf(cells, isTotals) is { } fault)
            {
                row.Faults.Add(new("", fault));
            }

            yield return row;
        }

        if (StoredText.InWords(_digest.Hash) != _stored.Digest)
        {
            throw new FileChangedException();
        }
    }

    /// <summary>What shows, once all rows were read, that the file ends before its end; null if nothing does.</summary>
    /// <param name="isLastAtFault">Whether the last row is at fault by itself.</param>
    public string? CutOff(bool isLastAtFault) =>
        _form.TotalsWord.Length > 0 && TotalsLine == 0
            ? $"is the last row, and the mapping says that a row follows that begins with '{_form.TotalsWord}': the file seems to be cut off."
        : isLastAtFault && !_stored.EndsInLineBreak
            ? "is the last row, and its line does not end: the file seems to be cut off, or was still being written."
        : null;

    /// <summary>Whether nothing would show that the last row was cut short, in the middle of a number at that: no totals row is to follow it, and its line has no end.</summary>
    public bool MayBeCutShort => _form.TotalsWord.Length == 0 && !_stored.EndsInLineBreak;

    public void Dispose()
    {
        // There is none if this could not begin.
        _reader?.Dispose();
        _digest.Dispose();
    }

    internal static string[] Cells(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(place => (reader.GetString(place) ?? "").Trim())];

    /// <summary>What keeps a row's cells from being read at all; null if nothing does.</summary>
    private string? FaultOf(string[] cells, bool isTotals) =>
        isTotals ? $"two rows begin with '{_form.TotalsWord}', this and line {TotalsLine}: only the totals row may, or the other would be passed over."
        : TotalsLine > 0 ? $"comes after the totals row of line {TotalsLine}; nothing may."
        : _malformed.Count > 0 ? "has a quotation mark that is not closed on its line, or stands where none may."
        : cells.Length != Header.Count ? $"has {cells.Length} cells where the header names {Header.Count} columns."
        : null;

    private static FileStream Open(string path) => Reading(() => StoredText.Open(path));

    private static T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException exception)
        {
            throw new UnreadableFileException(exception.LineNumber, "", $"is longer than {MaxRowBytes} bytes; the file is not CSV.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException(exception.Message, exception);
        }
    }

    /// <summary>Begins to read some bytes, which are closed with it, and at once if it cannot begin.</summary>
    private CsvReader ReaderOf(Stream bytes, Action<CsvMalformedReason> malformed)
    {
        try
        {
            return Reading(() => CsvReader.Create(bytes, Options(malformed)));
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private CsvReaderOptions Options(Action<CsvMalformedReason> malformed) => new()
    {
        Separator = _form.Separator,
        HasHeader = false,
        CommentPrefix = _form.HasComments ? '#' : null,
        Encoding = _stored.Encoding,
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        // No cell holds a line break; so a quotation mark that is not closed spoils its own line and no other.
        AllowLineBreaksInQuotes = false,
        MaxRecordSize = MaxRowBytes,
        TrackLineNumbers = true,
        OnMalformedRecord = record => malformed(record.Reason),
    };
}

/// <summary>One row as it stands in the file.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Cells">Its cells.</param>
public sealed record SheetRow(long Line, IReadOnlyList<string> Cells)
{
    /// <summary>What is wrong with it, each with its column in the file's own words.</summary>
    public List<RowFault> Faults { get; } = [];
}
