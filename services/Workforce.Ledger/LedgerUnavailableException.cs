namespace Workforce.Ledger;

/// <summary>
/// The ledger cannot be read or written now: its disk is full, it is locked, damaged, read-only or away. Whether what was
/// being appended is recorded is not known: sent again, it is told as a duplicate if it is. The message holds no personal data and no path.
/// </summary>
public sealed class LedgerUnavailableException : Exception
{
    public LedgerUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
