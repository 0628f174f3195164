using Microsoft.Extensions.Options;
using Workforce.Ledger;
using Workforce.Ledger.SqlServer;

namespace Workforce.Service.Settings;

/// <summary>Opens the ledger that the settings name, and refuses settings that name none. Never repeats a connection string.</summary>
internal sealed class LedgerSettings : IValidateOptions<WorkforceSettings>
{
    private const string ConnectionString = $"{WorkforceSettings.Section}:{nameof(WorkforceSettings.ConnectionString)}";
    private const string Provider = $"{WorkforceSettings.Section}:{nameof(WorkforceSettings.Provider)}";

    /// <summary>The ledger; opens no connection yet.</summary>
    public static ChangeLedger Open(WorkforceSettings settings) => settings.Provider switch
    {
        LedgerProvider.SqlServer => ChangeLedger.OpenSqlServer(settings.ConnectionString, settings.MaxBatchSize, settings.WriteWait),
        _ => ChangeLedger.OpenSqlite(settings.DatabasePath, settings.WriteWait),
    };

    public ValidateOptionsResult Validate(string? name, WorkforceSettings options) => Fault(options) is { } fault
        ? ValidateOptionsResult.Fail(fault)
        : ValidateOptionsResult.Success;

    private static string? Fault(WorkforceSettings settings) => (settings.Provider, settings.ConnectionString) switch
    {
        (LedgerProvider.Sqlite, "") => null,
        (LedgerProvider.Sqlite, _) => $"{ConnectionString} must not be set unless {Provider} is {LedgerProvider.SqlServer}.",
        (LedgerProvider.SqlServer, "") => $"{ConnectionString} is required where {Provider} is {LedgerProvider.SqlServer}.",
        (LedgerProvider.SqlServer, var text) => SqlServerConnectionString.Fault(text) is { } fault ? $"{ConnectionString} {fault}" : null,
        _ => $"{Provider} must be {string.Join(" or ", Enum.GetNames<LedgerProvider>())}.",
    };
}
