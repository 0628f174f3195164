using System.Collections;
using Workforce.Domain.Model;

namespace Workforce.Domain.Reconciling;

/// <summary>The rows of one kind while an extract comes in; those that say what is held take sixteen bytes each.</summary>
/// <remarks>
/// Such a row is made anew whenever it is asked for, with the texts that are held. The order is not that in which the rows came: a row has its
/// number.
/// </remarks>
/// <param name="day">The extract's day.</param>
public sealed class GatheredRows<TRow>(DateOnly day) : IReadOnlyList<TRow>
    where TRow : ExtractRow
{
    private readonly List<UnchangedRow> _unchanged = [];
    private readonly List<TRow> _others = [];

    public int Count => _unchanged.Count + _others.Count;

    /// <summary>How many of them are kept as what they are, since they say something that was not held.</summary>
    public int OtherCount => _others.Count;

    public TRow this[int index] => index < _unchanged.Count ? (TRow)_unchanged[index].ToRow(day) : _others[index - _unchanged.Count];

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="held">What is held now. What is recorded between one row and another makes no difference to what the rows say.</param>
    public void Add(TRow row, StaffingSnapshot held)
    {
        if (UnchangedRow.Of(row, held, day) is { } unchanged)
        {
            _unchanged.Add(unchanged);
        }
        else
        {
            _others.Add(row);
        }
    }

    public IEnumerator<TRow> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
