using Workforce.Domain.Collections;

namespace Workforce.Domain.Tests.Collections;

public class HashTrieTests
{
    private static readonly int[] StepsApart = [1, 2, 7];

    /// <summary>Against a dictionary, in batches; hashes that agree in few bits, in many, and wholly; every trie taken on the way stays as it was.</summary>
    [Theory]
    [InlineData(0xFFFFFFFF)]
    [InlineData(0x0000003F)]
    [InlineData(0xC0000001)]
    [InlineData(0x00000000)]
    public void Set_InBatches_IsADictionaryAndLeavesEarlierTriesAlone(uint hashBits)
    {
        var random = new Random(7);
        var trie = HashTrie<Key, Thing>.Empty;
        var expected = new Dictionary<int, Thing>();
        var taken = new List<(HashTrie<Key, Thing> Trie, Dictionary<int, Thing> Expected)>();

        for (var batch = 0; batch < 60; batch++)
        {
            var builder = trie.ToBuilder();

            for (var i = random.Next(12); i >= 0; i--)
            {
                var thing = new Thing(new(random.Next(200), hashBits));
                builder.Set(thing);
                expected[thing.Key.Value] = thing;
                Assert.Same(thing, builder.Find(thing.Key));
            }

            trie = builder.ToTrie();
            taken.Add((trie, new(expected)));

            // What the builder does after its trie is taken is not the trie's concern.
            builder.Set(new(new(random.Next(200), hashBits)));
        }

        foreach (var ((earlier, before), (later, after)) in taken.SelectMany((_, i) => StepsApart.Where(steps => i >= steps).Select(steps => (taken[i - steps], taken[i]))))
        {
            Assert.Equal(after.Values.Except(before.Values).ToHashSet(), later.Since(earlier).ToHashSet());
            Assert.Equal(after.Values.Except(before.Values).Count(), later.Since(earlier).Count());
        }

        foreach (var (each, then) in taken)
        {
            Assert.Equal(then.Count, each.Count);
            Assert.All(Enumerable.Range(0, 200), value => Assert.Same(then.GetValueOrDefault(value), each.Find(new(value, hashBits))));
            Assert.Equal(then.Values.ToHashSet(), each.Items.ToHashSet());
            Assert.Equal(then.Count, each.Items.Count());
        }
    }

    [Fact]
    public void ToTrie_NothingSet_IsEmpty() => Assert.Same(HashTrie<Key, Thing>.Empty, HashTrie<Key, Thing>.Empty.ToBuilder().ToTrie());

    /// <summary>Hashes with only some of their bits.</summary>
    private readonly record struct Key(int Value, uint HashBits)
    {
        public bool Equals(Key other) => Value == other.Value;

        public override int GetHashCode() => (int)((uint)(Value * 0x9E3779B1) & HashBits);
    }

    private sealed class Thing(Key key) : IKeyed<Key>
    {
        public Key Key => key;
    }
}
