namespace Workforce.Service.Live;

/// <summary>The ledger ends before a revision that this process has read from it, or holds another of that number: an older copy is in its place, or its end was cut off.</summary>
internal sealed class LedgerCutShortException(long known, long head) : Exception(
    (head < known ? $"The ledger ends at revision {head}, and revision {known} was read from it before." : $"The ledger's revision {known} has other changes than were read from it before.")
        + " It is not the ledger that it was; nothing more is answered.");
