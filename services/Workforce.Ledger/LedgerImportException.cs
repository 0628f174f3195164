namespace Workforce.Ledger;

/// <summary>What was to be read into a ledger cannot be: the ledger is not empty, or the changes are not a whole ledger in order.</summary>
public sealed class LedgerImportException(string message) : Exception(message);
