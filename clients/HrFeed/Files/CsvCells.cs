using System.Text.Unicode;
using CsvHelper;
using Workforce.Feeds.Faults;
using Workforce.V1;

namespace Workforce.HrFeed.Files;

/// <summary>
/// Reads the cells of one row after another, noting each that breaks a rule of the contract. Read all that the row's kind
/// has, then ask for the faults. A cell at fault yields a value that must not be used.
/// </summary>
internal sealed class CsvCells(CsvReader reader, CsvHeader header)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<RowFault> _faults = [];

    public bool HasFaults => _faults.Count > 0;

    /// <summary>All that was noted since the row began.</summary>
    public IReadOnlyList<RowFault> Faults => [.. _faults];

    /// <summary>Turns to the row that the reader is at now.</summary>
    public void Begin()
    {
        _read.Clear();
        _faults.Clear();
    }

    public void Reject(string column, string reason) => _faults.Add(new RowFault(column, reason));

    /// <summary>Notes a fault and yields nothing.</summary>
    public T? Reject<T>(string column, string reason)
    {
        Reject(column, reason);
        return default;
    }

    /// <summary>Notes a cell that must be empty in this row, if it is not.</summary>
    public void RejectFilled(string column, string reason)
    {
        _read.Add(column);

        if (IsFilled(column))
        {
            Reject(column, reason);
        }
    }

    /// <summary>Notes each cell that is filled in though this kind of row has no use for it.</summary>
    public void RejectUnread(string kind)
    {
        foreach (var column in header.Columns.Where(column => !_read.Contains(column) && IsFilled(column)))
        {
            Reject(column, $"must be empty in a row of kind '{kind}'.");
        }
    }

    public bool IsFilled(string column) => header.PlaceOf(column) is { } place && !reader.IsEmpty(place);

    /// <summary>The cell's text; empty if the cell is or the file has no such column.</summary>
    public string Text(string column) => Cell(column) ?? "";

    public string RequiredText(string column) => RequiredCell(column) ?? "";

    public string Id(string column) => RequiredCell(column, ContractLimits.MaxIdLength) ?? "";

    public string OptionalId(string column) => Cell(column, ContractLimits.MaxIdLength) ?? "";

    /// <summary>The text of a cell that must be filled in; null if it is not, or is at fault.</summary>
    public string? RequiredCell(string column, int maxLength = ContractLimits.MaxTextLength) =>
        Cell(column, maxLength) is var text && text is "" ? Reject<string>(column, "is required.") : text;

    /// <summary>The cell's text; empty if the cell is or the file has no such column; null if it is at fault.</summary>
    public string? Cell(string column, int maxLength = ContractLimits.MaxTextLength)
    {
        _read.Add(column);

        if (header.PlaceOf(column) is not { } place || reader.IsEmpty(place))
        {
            return "";
        }

        if (!Utf8.IsValid(reader.GetSpan(place)))
        {
            return Reject<string>(column, "is not UTF-8 text; save the file as 'CSV UTF-8'.");
        }

        var text = reader.GetString(place);

        if (text.Length > maxLength)
        {
            return Reject<string>(column, $"must have at most {maxLength} characters.");
        }

        return text.Any(char.IsControl) ? Reject<string>(column, "must not have control characters.") : text;
    }
}
