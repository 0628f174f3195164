using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;

namespace Workforce.CaseFeed.Sheets;

/// <summary>A case system's report, read to its end: what it says of each day, or all that is wrong with it.</summary>
/// <remarks>Of what is in it, only what the mapping names is looked at; nothing else can be sent.</remarks>
public sealed class CaseloadSheet
{
    /// <summary>A report of which so many rows are at fault is another than the mapping is for.</summary>
    private const int MostRowsAtFault = 10_000;

    private readonly string _path;
    private readonly CaseloadMapping _mapping;
    private readonly StoredText _stored;
    private readonly List<SheetRow> _rowsAtFault = [];

    private CaseloadSheet(string path, CaseloadMapping mapping) => (_path, _mapping, _stored) = (path, mapping, StoredText.Of(path, mapping.Encoding));

    /// <summary>The titles of the columns.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>How many rows there are.</summary>
    public long RowCount { get; private set; }

    /// <summary>What the rows say, by day. Not to be sent if any row is at fault.</summary>
    public IReadOnlyList<CaseloadDay> Days { get; private set; } = [];

    /// <summary>The rows at fault as they stand in the file, each with all that is wrong with it.</summary>
    public IReadOnlyList<SheetRow> RowsAtFault => _rowsAtFault;

    /// <summary>What cannot be known to be whole, in words, though nothing is at fault; null if there is nothing of the kind.</summary>
    public string? Warning { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mapping">How it reads.</param>
    /// <param name="day">Its day, which the file's name tells if this is null, or each row does.</param>
    /// <param name="lastDay">The last day that may be: today.</param>
    /// <param name="hasSeveralDays">Whether its rows may be of several days, each of them whole; else those of all days but one are at fault.</param>
    /// <param name="cancellationToken">Breaks the reading off.</param>
    /// <exception cref="UnreadableFileException">It cannot be read as this mapping says at all; the message names line and column.</exception>
    /// <exception cref="FileChangedException">It was changed meanwhile.</exception>
    public static CaseloadSheet Read(
        string path, CaseloadMapping mapping, DateOnly? day, DateOnly lastDay, bool hasSeveralDays = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(mapping);

        var sheet = new CaseloadSheet(path, mapping);
        sheet.Look(day ?? mapping.DayOf(path), lastDay, hasSeveralDays, cancellationToken);
        return sheet;
    }

    /// <summary>The rows of some lines as they stand in the file, each with why the service has not taken it.</summary>
    /// <exception cref="FileChangedException">After the last at the latest: the file is not what it was.</exception>
    public IEnumerable<SheetRow> RowsOf(Rejections rejections)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        using var reading = new SheetReading(_path, _mapping.Form, _stored);

        foreach (var row in reading.Rows(CancellationToken.None))
        {
            if (rejections.Of(row.Line) is { } faults)
            {
                row.Faults.AddRange(faults);
                yield return row;
            }
        }
    }

    private void Look(DateOnly? day, DateOnly lastDay, bool hasSeveralDays, CancellationToken cancellationToken)
    {
        using var reading = new SheetReading(_path, _mapping.Form, _stored);
        var rows = new CaseloadRows(_mapping, reading.Places, day, lastDay);
        SheetRow? last = null;
        Header = reading.Header;
        Check(rows, day, lastDay);

        foreach (var row in reading.Rows(cancellationToken))
        {
            RowCount++;
            last = row;

            if (row.Faults.Count == 0)
            {
                rows.Read(row);
            }

            if (row.Faults.Count > 0)
            {
                Note(row);
            }
        }

        if (last is null)
        {
            throw new UnreadableFileException("The file has no rows below its header.");
        }

        // Who is missing would look like somebody without cases.
        if (reading.CutOff(last.Faults.Count > 0) is { } cutOff)
        {
            if (last.Faults.Count == 0)
            {
                Note(last);
            }

            last.Faults.Add(new("", cutOff));
        }
        else if (reading.MayBeCutShort)
        {
            Warning = $"Line {last.Line} is the last and has no end, so a number may be cut short in it. It says: {rows.Last}. Hold that against the report.";
        }

        if (!hasSeveralDays)
        {
            NoteSeveralDays(rows);
        }

        Days = rows.Days;

        // Then every worker would be taken for having none.
        if (_rowsAtFault.Count == 0 && Days.FirstOrDefault(each => each.Workers.Count == 0) is { } empty)
        {
            throw new UnreadableFileException($"The file has no row of a worker for {empty.Day:yyyy-MM-dd}.");
        }
    }

    private static void Check(CaseloadRows rows, DateOnly? day, DateOnly lastDay)
    {
        if (day is null && !rows.HasDays)
        {
            throw new UnreadableFileException(
                "Nothing says of which day the report is: say it with --as-of, such as --as-of 2026-11-27; or a mapping can say which column, or which part of the file's name, has it.");
        }

        if (day > lastDay)
        {
            throw new UnreadableFileException($"The report is to be of {day:yyyy-MM-dd}, which lies in the future.");
        }
    }

    /// <summary>One row whose day is mistyped would else be a whole report, in which everybody else has no cases.</summary>
    private void NoteSeveralDays(CaseloadRows rows)
    {
        foreach (var row in rows.RejectSeveralDays())
        {
            if (row.Faults.Count == 1)
            {
                Note(row);
            }
        }

        _rowsAtFault.Sort((one, other) => one.Line.CompareTo(other.Line));
    }

    private void Note(SheetRow row)
    {
        if (_rowsAtFault.Count == MostRowsAtFault)
        {
            throw new UnreadableFileException($"More than {MostRowsAtFault} rows are at fault, the last of them in line {row.Line}: {row.Faults[0].Column}: {row.Faults[0].Reason}");
        }

        _rowsAtFault.Add(row);
    }
}
