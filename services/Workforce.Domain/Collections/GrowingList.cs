using System.Runtime.InteropServices;

namespace Workforce.Domain.Collections;

/// <summary>A list to which things are only ever added, that mostly holds one or none, in the space of one reference.</summary>
/// <remarks>
/// A field, not to be copied while it is added to. Adding never alters a copy made before, nor does <see cref="Trim"/>med content ever
/// change. A long one is in blocks of which all but the last are full and shared with the copies: a unit to which ten thousand posts have
/// referred would otherwise be copied whole for each commit that adds one.
/// </remarks>
internal struct GrowingList<T>
    where T : class
{
    /// <summary>From how many things on a list is in blocks, and how many a block has.</summary>
    private const int BlockSize = 128;

    /// <summary>Nothing, one thing, some as an array, many as an array of blocks, or what is being added to.</summary>
    private object? _items;

    public readonly int Count => _items switch
    {
        null => 0,
        T[] array => array.Length,
        T[][] blocks => ((blocks.Length - 1) * BlockSize) + blocks[^1].Length,
        Growth growth => (growth.Full.Length * BlockSize) + growth.Rest.Count,
        _ => 1,
    };

    public readonly bool IsEmpty => _items is null;

    public void Add(T item)
    {
        if (_items is null)
        {
            _items = item;
        }
        else
        {
            ToGrowth().Rest.Add(item);
        }
    }

    /// <summary>Ends a round of additions: until the next, the content is shared by every copy.</summary>
    public void Trim()
    {
        if (_items is Growth growth)
        {
            _items = growth.Full.Length == 0 && growth.Rest.Count <= BlockSize ? growth.Rest.ToArray() : growth.ToBlocks();
        }
    }

    /// <summary>The things in the order in which they were added, for as long as none is.</summary>
    public readonly Enumerator GetEnumerator() => new(_items);

    private Growth ToGrowth()
    {
        if (_items is not Growth growth)
        {
            _items = growth = _items switch
            {
                T[][] blocks when blocks[^1].Length < BlockSize => new(blocks.AsSpan(..^1).ToArray(), [.. blocks[^1]]),
                T[][] blocks => new(blocks, []),
                T[] array => new([], [.. array]),
                _ => new([], [(T)_items!]),
            };
        }

        return growth;
    }

    /// <summary>A list that is being added to: full blocks as they were, and what comes after them.</summary>
    private sealed class Growth(T[][] full, List<T> rest)
    {
        public T[][] Full => full;

        public List<T> Rest => rest;

        public T[][] ToBlocks() => [.. full, .. rest.Chunk(BlockSize)];
    }

    /// <summary>Walks a list without making anything.</summary>
    public ref struct Enumerator
    {
        private readonly T[][] _blocks;
        private readonly ReadOnlySpan<T> _rest;
        private ReadOnlySpan<T> _block;
        private T? _only;
        private int _nextBlock;
        private int _index = -1;

        internal Enumerator(object? items)
        {
            _blocks = items switch { T[][] blocks => blocks, Growth growth => growth.Full, _ => [] };
            _rest = items switch { T[] array => array, Growth growth => CollectionsMarshal.AsSpan(growth.Rest), _ => [] };
            _only = items as T;
            Current = null!;
        }

        public T Current { get; private set; }

        public bool MoveNext()
        {
            if (_only is { } only)
            {
                (Current, _only) = (only, null);
                return true;
            }

            while (++_index >= _block.Length)
            {
                if (_nextBlock > _blocks.Length)
                {
                    return false;
                }

                _block = _nextBlock < _blocks.Length ? _blocks[_nextBlock] : _rest;
                (_nextBlock, _index) = (_nextBlock + 1, -1);
            }

            Current = _block[_index];
            return true;
        }
    }
}
