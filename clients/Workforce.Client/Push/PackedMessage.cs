using Workforce.V1;

namespace Workforce.Client.Push;

/// <summary>Changes that travel in one message.</summary>
internal sealed class PackedMessage(PushStaffingChangesRequest request)
{
    private int _acknowledged;

    public PushStaffingChangesRequest Request { get; } = request;

    public bool IsAcknowledged => _acknowledged == Request.Changes.Count;

    /// <summary>Notes that up to <paramref name="count"/> more of its changes are acknowledged, and returns how many.</summary>
    public int Acknowledge(int count)
    {
        var taken = Math.Min(count, Request.Changes.Count - _acknowledged);
        _acknowledged += taken;
        return taken;
    }

    public PackedMessage WithoutAcknowledged() => _acknowledged == 0
        ? this
        : new PackedMessage(new PushStaffingChangesRequest { Changes = { Request.Changes.Skip(_acknowledged) } });
}
