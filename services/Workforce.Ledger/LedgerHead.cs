namespace Workforce.Ledger;

/// <summary>Where the ledger ends; all zero while it is empty.</summary>
/// <param name="Revision">The last revision.</param>
/// <param name="ChangeNumber">The number of the last change.</param>
public readonly record struct LedgerHead(long Revision, long ChangeNumber);
