namespace Workforce.Domain.Timelines;

/// <summary>A flat array that never changes for who holds it, and to which a successor can be appended without a copy.</summary>
/// <remarks>
/// Versions made one from another share one buffer with room behind the last item. Only the first version to append takes
/// that room; a second successor of the same version copies. Readers see as many items as their version has.
/// </remarks>
internal sealed class SharedArray<T>
{
    public static readonly SharedArray<T> Empty = new(new([]), 0);

    private readonly Buffer _buffer;
    private readonly int _count;

    private SharedArray(Buffer buffer, int count)
    {
        _buffer = buffer;
        _count = count;
    }

    public int Count => _count;

    public ReadOnlySpan<T> Items => _buffer.Items.AsSpan(0, _count);

    public SharedArray<T> Append(ReadOnlySpan<T> items)
    {
        var count = _count + items.Length;

        if (count <= _buffer.Items.Length && Interlocked.CompareExchange(ref _buffer.Used, count, _count) == _count)
        {
            items.CopyTo(_buffer.Items.AsSpan(_count));
            return new(_buffer, count);
        }

        // One item is the usual case of one worker reported once: room for more only once there are several.
        var next = new Buffer(new T[count <= 2 ? count : count + Math.Max(2, count / 4)]) { Used = count };
        Items.CopyTo(next.Items);
        items.CopyTo(next.Items.AsSpan(_count));
        return new(next, count);
    }

    public static SharedArray<T> Of(ReadOnlySpan<T> items) => Empty.Append(items);

    private sealed class Buffer(T[] items)
    {
        public readonly T[] Items = items;
        public int Used;
    }
}
