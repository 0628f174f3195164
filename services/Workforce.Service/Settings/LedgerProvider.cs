namespace Workforce.Service.Settings;

/// <summary>Which database holds the ledger.</summary>
public enum LedgerProvider
{
    /// <summary>A file, for one machine; nothing to install.</summary>
    Sqlite,

    /// <summary>SQL Server or Azure SQL, for several replicas of the service.</summary>
    SqlServer,
}
