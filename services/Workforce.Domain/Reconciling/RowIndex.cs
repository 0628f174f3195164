using System.Diagnostics.CodeAnalysis;

namespace Workforce.Domain.Reconciling;

/// <summary>The rows of one kind, by the ids of what they are about.</summary>
/// <remarks>Twelve bytes a row, and no row: one is asked of the extract when it is wanted, which may have to make it first.</remarks>
internal sealed class RowIndex<TRow>
    where TRow : ExtractRow
{
    private readonly IReadOnlyList<TRow> _rows;
    private readonly string[] _ids;
    private readonly int[] _places;
    private readonly int _count;

    /// <param name="rows">The rows, in any order.</param>
    /// <param name="onDoubled">Is told of each row that is about the same as one with a smaller number. Which of them is right cannot be told: none of them is in the index.</param>
    /// <param name="isTaken">Whether a row is to be in the index; null for all that are not doubled.</param>
    public RowIndex(IReadOnlyList<TRow> rows, Action<TRow, TRow> onDoubled, Func<TRow, bool>? isTaken = null)
    {
        _rows = rows;
        _ids = new string[rows.Count];
        _places = new int[rows.Count];

        for (var i = 0; i < rows.Count; i++)
        {
            (_ids[i], _places[i]) = (rows[i].Subject.Id, i);
        }

        Array.Sort(_ids, _places, StringComparer.Ordinal);

        for (var (from, until) = (0, 0); from < rows.Count; from = until)
        {
            for (until = from + 1; until < rows.Count && _ids[until] == _ids[from];)
            {
                until++;
            }

            if (until == from + 1)
            {
                if (isTaken is null || isTaken(rows[_places[from]]))
                {
                    (_ids[_count], _places[_count]) = (_ids[from], _places[from]);
                    _count++;
                }

                continue;
            }

            var alike = _places[from..until].Select(place => rows[place]).OrderBy(row => row.Row).ToList();

            foreach (var row in alike.Skip(1))
            {
                onDoubled(row, alike[0]);
            }
        }
    }

    /// <summary>The rows, by id.</summary>
    public IEnumerable<TRow> Values
    {
        get
        {
            for (var i = 0; i < _count; i++)
            {
                yield return _rows[_places[i]];
            }
        }
    }

    public bool ContainsKey(string id) => IndexOf(id) >= 0;

    public bool TryGetValue(string id, [MaybeNullWhen(false)] out TRow row)
    {
        var index = IndexOf(id);
        row = index < 0 ? null : _rows[_places[index]];
        return row is not null;
    }

    private int IndexOf(string id) => Array.BinarySearch(_ids, 0, _count, id, StringComparer.Ordinal);
}
