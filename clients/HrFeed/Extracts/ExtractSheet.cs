using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;
using Workforce.V1;

namespace Workforce.HrFeed.Extracts;

/// <summary>An extract's file, read to its end once to know whether anything is wrong with it; what it says is read from it again.</summary>
/// <remarks>
/// A row is an engagement in a post or a unit; one without a worker is a vacant post. It is sent whole or not at all, and still no more than a row of it is in
/// memory: each reading checks that the file has the bytes that it had at first.
/// </remarks>
internal sealed class ExtractSheet : IDisposable
{
    private readonly string _path;
    private readonly ExtractMapping _mapping;
    private readonly StoredText _stored;
    private readonly StatementLog _log = new(Path.GetTempPath());

    private ExtractSheet(string path, ExtractMapping mapping, StoredText stored) => (_path, _mapping, _stored) = (path, mapping, stored);

    /// <summary>Tells a file of these bytes from all others.</summary>
    public string Digest => _stored.Digest;

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>How many rows there are.</summary>
    public long RowCount { get; private set; }

    /// <summary>How many things they say, each counted once.</summary>
    public int StatementCount => _log.NewCount;

    /// <summary>What is wrong with the rows by themselves.</summary>
    public SheetFaults Faults { get; private set; } = SheetFaults.None;

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read as this mapping says at all; the message names line and column.</exception>
    /// <exception cref="FileChangedException">It was changed meanwhile.</exception>
    public static ExtractSheet Read(string path, ExtractMapping mapping, CancellationToken cancellationToken = default)
    {
        var sheet = new ExtractSheet(path, mapping, StoredText.Of(path, mapping.Encoding));

        try
        {
            sheet.Look(cancellationToken);
            return sheet;
        }
        catch
        {
            sheet.Dispose();
            throw;
        }
    }

    /// <summary>What the rows say, in the contract's words, each once, where it is said first.</summary>
    /// <exception cref="FileChangedException">After the last at the latest: the file is not what it was.</exception>
    public IEnumerable<ExtractRow> Statements(CancellationToken cancellationToken = default)
    {
        using var reading = new SheetReading(_path, _mapping.Form, _stored);
        using var standings = _log.Standings().GetEnumerator();
        var rows = new ExtractRows(_mapping, reading.Places);

        foreach (var row in reading.Rows(cancellationToken).Where(row => row.Faults.Count == 0))
        {
            foreach (var (_, what) in rows.Read(row))
            {
                if (Next(standings).IsNew)
                {
                    yield return what;
                }
            }
        }
    }

    /// <summary>The rows at fault as they stand in the file, each with all that is wrong with it.</summary>
    /// <param name="found">What the service found wrong, by the number that a statement had when it was sent, from 1.</param>
    /// <param name="cancellationToken">Breaks the reading off.</param>
    /// <exception cref="FileChangedException">After the last at the latest: the file is not what it was.</exception>
    public IEnumerable<SheetRow> RowsAtFault(ILookup<int, RowFault> found, CancellationToken cancellationToken = default)
    {
        using var reading = new SheetReading(_path, _mapping.Form, _stored);
        using var standings = _log.Standings().GetEnumerator();
        var rows = new ExtractRows(_mapping, reading.Places);
        var sent = 0;
        SheetRow? last = null;

        foreach (var row in reading.Rows(cancellationToken))
        {
            if (last is { Faults.Count: > 0 })
            {
                yield return last;
            }

            last = row;

            foreach (var (_, what) in row.Faults.Count == 0 ? rows.Read(row) : [])
            {
                var standing = Next(standings);

                if (standing.Contradicts)
                {
                    rows.Contradict(row, what, standing.Before);
                }
                else if (standing.IsNew)
                {
                    row.Faults.AddRange(found[++sent]);
                }
            }
        }

        // Who is missing would look like a leaver.
        if (reading.CutOff(last is { Faults.Count: > 0 }) is { } cutOff)
        {
            last?.Faults.Add(new("", cutOff));
        }

        if (last is { Faults.Count: > 0 })
        {
            yield return last;
        }
    }

    public void Dispose() => _log.Dispose();

    private void Look(CancellationToken cancellationToken)
    {
        using var reading = new SheetReading(_path, _mapping.Form, _stored);
        var rows = new ExtractRows(_mapping, reading.Places);
        var isAtFault = false;
        Header = reading.Header;

        foreach (var row in reading.Rows(cancellationToken))
        {
            RowCount++;

            foreach (var (about, what) in row.Faults.Count == 0 ? rows.Read(row) : [])
            {
                _log.Add(about, what, row.Line, ExtractRows.MayRepeat(what));
            }

            isAtFault |= row.Faults.Count > 0;
        }

        if (RowCount == 0)
        {
            throw new UnreadableFileException("The file has no rows below its header.");
        }

        _log.Judge(cancellationToken);

        if (isAtFault || _log.HasContradictions || reading.CutOff(isLastAtFault: false) is not null)
        {
            Faults = SheetFaults.Of(RowsAtFault(SheetFaults.NoneFound, cancellationToken));
        }
    }

    private static StatementStanding Next(IEnumerator<StatementStanding> standings) => standings.MoveNext() ? standings.Current : throw new FileChangedException();
}
