using System.Globalization;
using Workforce.Feeds.Faults;
using Workforce.V1;

namespace Workforce.Feeds.Sheets;

/// <summary>Reads the cells of one row after another by our names of the columns, noting with the row each cell that is at fault.</summary>
/// <param name="places">Where the columns stand.</param>
/// <param name="dates">How days are written: <c>day-first</c> or <c>iso</c>.</param>
public sealed class SheetCells(IReadOnlyList<SheetPlace> places, string dates)
{
    private readonly Dictionary<string, SheetPlace> _first = places.DistinctBy(place => place.Name).ToDictionary(place => place.Name, StringComparer.Ordinal);
    private SheetRow _row = new(0, []);

    /// <summary>Turns to a row.</summary>
    public void Begin(SheetRow row) => _row = row;

    /// <summary>Whether the file has a column.</summary>
    public bool Has(string column) => _first.ContainsKey(column);

    /// <summary>The title that a column has in the file; its own name if it has none there.</summary>
    public string TitleOf(string column) => _first.GetValueOrDefault(column)?.Title ?? column;

    /// <summary>A cell as it stands; empty if the file has no such column.</summary>
    public string Cell(string column) => _first.TryGetValue(column, out var found) ? _row.Cells[found.Place] : "";

    /// <summary>The cells of all columns of a name, each with its title.</summary>
    public IEnumerable<(string Title, string Text)> Cells(string column) =>
        places.Where(place => place.Name == column).Select(place => (place.Title, _row.Cells[place.Place]));

    /// <summary>A cell's text; what is wrong with it is noted.</summary>
    public string Text(string column, int maxLength, bool isRequired = false)
    {
        var text = Cell(column);

        if (isRequired && text.Length == 0)
        {
            Reject(column, "is required.");
        }
        else if (text.Length > maxLength)
        {
            Reject(column, $"must have at most {maxLength} characters.");
        }
        else if (text.Any(char.IsControl))
        {
            Reject(column, "must not have control characters.");
        }

        return text;
    }

    /// <summary>A day; null if the cell is empty or at fault, which is noted.</summary>
    public DateOnly? Day(string column, bool isRequired = false)
    {
        var text = Text(column, ContractLimits.MaxIdLength, isRequired);

        if (text.Length == 0)
        {
            return null;
        }

        // Of one form alone: 01/04/2026 is the first of April or the fourth of January, and nobody may guess which.
        string[] formats = dates is "iso" ? ["yyyy-MM-dd"] : ["dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "dd.MM.yyyy"];

        if (!DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is < ContractLimits.MinYear or > ContractLimits.MaxYear)
        {
            Reject(column, dates is "iso"
                ? "must be a day written year first, such as 2026-04-01."
                : "must be a day written day first, such as 01/04/2026.");
            return null;
        }

        return day;
    }

    /// <summary>Notes what is wrong with a cell.</summary>
    public void Reject(string column, string reason) => RejectTitle(TitleOf(column), reason);

    /// <summary>Notes what is wrong with the cell of a column of this title.</summary>
    public void RejectTitle(string title, string reason) => _row.Faults.Add(new RowFault(title, reason));
}
