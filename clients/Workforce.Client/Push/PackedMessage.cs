namespace Workforce.Client.Push;

/// <summary>Changes that travel in one message.</summary>
internal sealed class PackedMessage<TChange>(IReadOnlyList<TChange> changes)
{
    private int _acknowledged;

    public IReadOnlyList<TChange> Changes { get; } = changes;

    public bool IsAcknowledged => _acknowledged == Changes.Count;

    /// <summary>Notes that up to <paramref name="count"/> more of its changes are acknowledged, and returns how many.</summary>
    public int Acknowledge(int count)
    {
        var taken = Math.Min(count, Changes.Count - _acknowledged);
        _acknowledged += taken;
        return taken;
    }

    public PackedMessage<TChange> WithoutAcknowledged() => _acknowledged == 0 ? this : new([.. Changes.Skip(_acknowledged)]);
}
