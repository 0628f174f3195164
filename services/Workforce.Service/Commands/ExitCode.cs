namespace Workforce.Service.Commands;

/// <summary>What the program tells whoever started it.</summary>
internal static class ExitCode
{
    /// <summary>Done, or stopped in order.</summary>
    public const int Done = 0;

    /// <summary>The ledger, a backup or an export cannot be used: away, damaged, behind this version, not empty.</summary>
    public const int LedgerUnusable = 1;

    /// <summary>An argument or a setting is wrong, or a file cannot be read or written.</summary>
    public const int BadInput = 2;

    /// <summary>An older copy of the ledger was put in its place while the service ran: started again it would take that for the ledger.</summary>
    public const int LedgerCutShort = 3;

    /// <summary>Somebody stopped a command before it was done; it has said what of it is done.</summary>
    public const int Stopped = 130;
}
