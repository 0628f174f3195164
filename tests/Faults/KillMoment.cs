namespace Workforce.Faults;

/// <summary>What the service is doing when it is killed, as far as that can be aimed at.</summary>
internal enum KillMoment
{
    /// <summary>It creates the tables of a new ledger.</summary>
    Migration,

    /// <summary>It starts on a ledger that a kill left behind.</summary>
    Start,

    /// <summary>It takes changes.</summary>
    Load,

    /// <summary>It copies the write-ahead log into the ledger's file.</summary>
    Checkpoint,
}
