using System.Collections;

namespace Workforce.Domain.Facts;

/// <summary>What a fact refers to: nothing, one thing or two.</summary>
/// <remarks>Walked for each change that is taken in, hence a structure with its own enumerator: a list allocates for each walk.</remarks>
public readonly struct FactReferences : IReadOnlyList<FactReference>
{
    private readonly FactReference _first;
    private readonly FactReference _second;

    public FactReferences(FactReference first)
    {
        (_first, Count) = (first, 1);
    }

    public FactReferences(FactReference first, FactReference second)
    {
        (_first, _second, Count) = (first, second, 2);
    }

    public static FactReferences None => default;

    public int Count { get; }

    public FactReference this[int index] => (uint)index >= (uint)Count ? throw new ArgumentOutOfRangeException(nameof(index))
        : index == 0 ? _first
        : _second;

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<FactReference> IEnumerable<FactReference>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public struct Enumerator(FactReferences references) : IEnumerator<FactReference>
    {
        private int _index = -1;

        public readonly FactReference Current => references[_index];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_index < references.Count;

        public void Reset() => _index = -1;

        public readonly void Dispose()
        {
        }
    }
}
