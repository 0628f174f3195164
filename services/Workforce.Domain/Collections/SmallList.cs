using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Workforce.Domain.Collections;

/// <summary>A list that mostly holds one thing or none, in the space of one reference.</summary>
/// <remarks>
/// A field, not to be copied while it is altered. Altering it never alters a copy made before, nor does <see cref="Trim"/>d
/// content ever change: one thing is held as itself, several as an array that is replaced, and those that are being added
/// as a list, so that thousands added one by one are not copied for each.
/// </remarks>
internal struct SmallList<T>
    where T : class
{
    private object? _items;

    public readonly int Count => _items switch
    {
        null => 0,
        T[] array => array.Length,
        List<T> list => list.Count,
        _ => 1,
    };

    /// <summary>The things, for as long as the list is not altered.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<T> Items => _items switch
    {
        null => [],
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        _ => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<object, T>(ref Unsafe.AsRef(in _items)!), 1),
    };

    public void Insert(int index, T item)
    {
        if (_items is null)
        {
            _items = item;
        }
        else
        {
            ToList().Insert(index, item);
        }
    }

    public void Replace(int index, T item)
    {
        if (_items is T)
        {
            _items = item;
        }
        else
        {
            ToList()[index] = item;
        }
    }

    /// <summary>Ends a round of alterations: until the next, the content is shared by every copy.</summary>
    public void Trim()
    {
        if (_items is List<T> list)
        {
            _items = list.Count == 1 ? list[0] : list.ToArray();
        }
    }

    private List<T> ToList()
    {
        if (_items is not List<T> list)
        {
            _items = list = [.. Items];
        }

        return list;
    }
}
