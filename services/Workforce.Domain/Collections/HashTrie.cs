using System.Numerics;

namespace Workforce.Domain.Collections;

/// <summary>Something that carries the key by which it is found.</summary>
internal interface IKeyed<out TKey>
{
    TKey Key { get; }
}

/// <summary>
/// A set of things found by their keys, immutable: the next one shares all that its changes do not touch. Things are added and
/// replaced, never removed, since nothing that was once known is forgotten.
/// </summary>
/// <remarks>
/// A hash trie of 32 ways whose nodes hold only what is there. Beside <c>ImmutableDictionary</c>, a balanced binary tree, it
/// takes about 30 bytes a thing instead of 70 (the thing carries its key, and one node holds many), and a search touches
/// 4 or 5 nodes instead of 20 in a million: docs/performance.md has the measurements.
/// </remarks>
internal sealed class HashTrie<TKey, TItem>
    where TKey : struct, IEquatable<TKey>
    where TItem : class, IKeyed<TKey>
{
    public static readonly HashTrie<TKey, TItem> Empty = new(new Node(owner: null, 0, []), 0);

    private const int BitsALevel = 5;
    private const int HashBits = 32;

    private readonly Node _root;

    private HashTrie(Node root, int count)
    {
        _root = root;
        Count = count;
    }

    public int Count { get; }

    /// <summary>All things, in no order.</summary>
    public IEnumerable<TItem> Items
    {
        get
        {
            var waiting = new Stack<object>([_root]);

            while (waiting.TryPop(out var next))
            {
                if (next is Node node)
                {
                    foreach (var slot in node.Slots)
                    {
                        waiting.Push(slot);
                    }
                }
                else
                {
                    yield return (TItem)next;
                }
            }
        }
    }

    /// <summary>The thing of a key, or null.</summary>
    public TItem? Find(TKey key) => Find(_root, key);

    public Builder ToBuilder() => new(this);

    /// <summary>The things that an earlier trie has not, or has another of, in no order.</summary>
    /// <remarks>Goes only where the two do not share their nodes: between a trie and the next, where the changes between them went.</remarks>
    public IEnumerable<TItem> Since(HashTrie<TKey, TItem> earlier)
    {
        var waiting = new Stack<(object Now, object? Before)>([(_root, earlier._root)]);

        while (waiting.TryPop(out var next))
        {
            if (ReferenceEquals(next.Now, next.Before))
            {
                continue;
            }

            if (next.Now is not Node node)
            {
                yield return (TItem)next.Now;
                continue;
            }

            for (var i = 0; i < node.Slots.Length; i++)
            {
                waiting.Push((node.Slots[i], node.SlotBefore(i, next.Before)));
            }
        }
    }

    private static TItem? Find(Node node, TKey key)
    {
        var hash = (uint)key.GetHashCode();

        for (var shift = 0; shift < HashBits; shift += BitsALevel)
        {
            var bit = BitOf(hash, shift);

            if ((node.Map & bit) == 0)
            {
                return null;
            }

            var slot = node.Slots[node.IndexOf(bit)];

            if (slot is not Node next)
            {
                var item = (TItem)slot;
                return item.Key.Equals(key) ? item : null;
            }

            node = next;
        }

        return node.IndexAmongAlike(key) is >= 0 and var index ? (TItem)node.Slots[index] : null;
    }

    private static uint BitOf(uint hash, int shift) => 1u << (int)((hash >> shift) & 31);

    /// <summary>
    /// Makes the next trie. Nodes that it has made itself it alters in place, so that many changes copy each node once; once
    /// the trie is taken it makes others.
    /// </summary>
    public sealed class Builder
    {
        private object _owner = new();
        private Node _root;
        private int _count;

        internal Builder(HashTrie<TKey, TItem> trie)
        {
            _root = trie._root;
            _count = trie.Count;
        }

        public TItem? Find(TKey key) => HashTrie<TKey, TItem>.Find(_root, key);

        /// <summary>Adds a thing, or puts it in the place of the one with its key.</summary>
        public void Set(TItem item)
        {
            var key = item.Key;
            _root = Set(_root, 0, (uint)key.GetHashCode(), key, item);
        }

        public HashTrie<TKey, TItem> ToTrie()
        {
            _owner = new();
            return _count == 0 ? Empty : new(_root, _count);
        }

        private Node Set(Node node, int shift, uint hash, TKey key, TItem item)
        {
            if (shift >= HashBits)
            {
                return SetAmongAlike(node, key, item);
            }

            var bit = BitOf(hash, shift);
            var index = node.IndexOf(bit);

            if ((node.Map & bit) == 0)
            {
                _count++;
                return node.WithInserted(_owner, bit, index, item);
            }

            if (node.Slots[index] is Node below)
            {
                return node.WithReplaced(_owner, index, Set(below, shift + BitsALevel, hash, key, item));
            }

            var there = (TItem)node.Slots[index];
            var thereKey = there.Key;

            if (thereKey.Equals(key))
            {
                return node.WithReplaced(_owner, index, item);
            }

            // Two things where there was one: both go down a level, and further while their hashes agree.
            var next = new Node(_owner, 0, []);
            next = shift + BitsALevel < HashBits
                ? next.WithInserted(_owner, BitOf((uint)thereKey.GetHashCode(), shift + BitsALevel), 0, there)
                : next.WithInserted(_owner, 0, 0, there);
            return node.WithReplaced(_owner, index, Set(next, shift + BitsALevel, hash, key, item));
        }

        /// <summary>Below the last level are things whose hashes are wholly alike, one after the other.</summary>
        private Node SetAmongAlike(Node node, TKey key, TItem item)
        {
            if (node.IndexAmongAlike(key) is >= 0 and var index)
            {
                return node.WithReplaced(_owner, index, item);
            }

            _count++;
            return node.WithInserted(_owner, 0, node.Slots.Length, item);
        }
    }

    /// <summary>Holds things and further nodes, in the order of the bits of its map.</summary>
    private sealed class Node(object? owner, uint map, object[] slots)
    {
        public uint Map { get; private set; } = map;

        public object[] Slots { get; private set; } = slots;

        public int IndexOf(uint bit) => BitOperations.PopCount(Map & (bit - 1));

        public int IndexAmongAlike(TKey key)
        {
            for (var i = 0; i < Slots.Length; i++)
            {
                if (((TItem)Slots[i]).Key.Equals(key))
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>What stood where a slot stands in what stood where this node stands: one thing may since have gone down a level or more.</summary>
        public object? SlotBefore(int index, object? before)
        {
            if (before is not Node node)
            {
                return before;
            }

            if (Map == 0)
            {
                return Array.Find(node.Slots, slot => ReferenceEquals(slot, Slots[index]));
            }

            var bits = Map;

            for (var lower = 0; lower < index; lower++)
            {
                bits &= bits - 1;
            }

            var bit = bits & (~bits + 1);
            return (node.Map & bit) == 0 ? null : node.Slots[node.IndexOf(bit)];
        }

        public Node WithReplaced(object by, int index, object slot)
        {
            if (ReferenceEquals(Slots[index], slot))
            {
                return this;
            }

            var mine = ReferenceEquals(owner, by) ? this : new Node(by, Map, [.. Slots]);
            mine.Slots[index] = slot;
            return mine;
        }

        public Node WithInserted(object by, uint bit, int index, object slot)
        {
            var slots = new object[Slots.Length + 1];
            Slots.AsSpan(0, index).CopyTo(slots);
            slots[index] = slot;
            Slots.AsSpan(index).CopyTo(slots.AsSpan(index + 1));

            if (!ReferenceEquals(owner, by))
            {
                return new Node(by, Map | bit, slots);
            }

            (Map, Slots) = (Map | bit, slots);
            return this;
        }
    }
}
