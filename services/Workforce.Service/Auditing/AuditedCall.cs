using Grpc.Core;
using Workforce.Ledger.Auditing;

namespace Workforce.Service.Auditing;

/// <summary>Carries what the audit trail is to say of a write from where the call came in to where it is recorded.</summary>
internal static class AuditedCall
{
    private static readonly object Item = new();

    /// <summary>What is to be said of what the call records; the time, the count and the revision are the recording's.</summary>
    /// <exception cref="InvalidOperationException">The contract does not say beside the method that it writes.</exception>
    public static AuditEntry Of(ServerCallContext context) => context.GetHttpContext().Items.TryGetValue(Item, out var key)
        ? ((AuditKey)key!).At(DateTime.UnixEpoch)
        : throw new InvalidOperationException($"{context.Method} writes, and its option (audited) in the contract does not say so.");

    internal static void Begin(ServerCallContext context, AuditKey key) => context.GetHttpContext().Items[Item] = key;
}
