using System.Diagnostics.CodeAnalysis;
using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>The known things of one kind, by id: made from their histories when asked for, and kept nowhere.</summary>
internal readonly struct AppliedThings<T>(StaffingSnapshot snapshot, Func<string, FactReference> reference, Func<FactHistory, T?> read)
    where T : class
{
    /// <summary>All of them, in no order: a walk over everything that is known.</summary>
    public IEnumerable<T> Values
    {
        get
        {
            var (kind, readOne) = (reference("").Kind, read);
            return snapshot.Histories.Items.Where(history => history.Key.Kind == kind).Select(readOne).OfType<T>();
        }
    }

    /// <exception cref="KeyNotFoundException">It is not known.</exception>
    public T this[string id] => GetValueOrDefault(id) ?? throw new KeyNotFoundException($"No {typeof(T).Name} is applied for '{id}'.");

    public T? GetValueOrDefault(string id) => snapshot.History(reference(id)) is { } history ? read(history) : null;

    public bool TryGetValue(string id, [MaybeNullWhen(false)] out T thing) => (thing = GetValueOrDefault(id)) is not null;
}
