using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Workforce.Ledger.SqlServer;

/// <summary>
/// SQL Server's driver throws the same for a command that was cancelled as for a server that has failed. Whoever cancelled is told so, and not
/// that the ledger is not available.
/// </summary>
internal sealed class CancelledCommands : DbCommandInterceptor
{
    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();

        return Task.CompletedTask;
    }
}
