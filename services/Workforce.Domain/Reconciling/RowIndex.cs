using System.Diagnostics.CodeAnalysis;

namespace Workforce.Domain.Reconciling;

/// <summary>The rows of one kind, by the ids of what they are about.</summary>
/// <remarks>A sorted array beside a dictionary: a sorted dictionary takes twice the memory of both, and ten comparisons of long ids for each look.</remarks>
internal sealed class RowIndex<TRow>
    where TRow : ExtractRow
{
    private readonly Dictionary<string, TRow> _byId;
    private readonly TRow[] _inOrder;

    /// <param name="byId">The rows; not to be altered any more.</param>
    public RowIndex(Dictionary<string, TRow> byId)
    {
        _byId = byId;
        _inOrder = [.. byId.Values];
        Array.Sort([.. byId.Keys], _inOrder, StringComparer.Ordinal);
    }

    /// <summary>The rows, by id.</summary>
    public IReadOnlyList<TRow> Values => _inOrder;

    public bool ContainsKey(string id) => _byId.ContainsKey(id);

    public bool TryGetValue(string id, [MaybeNullWhen(false)] out TRow row) => _byId.TryGetValue(id, out row);
}
