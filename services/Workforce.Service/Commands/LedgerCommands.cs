using System.Data.Common;
using Microsoft.Extensions.Options;
using Workforce.Ledger;
using Workforce.Ledger.Sqlite;
using Workforce.Service.Exporting;
using Workforce.Service.Settings;

namespace Workforce.Service.Commands;

/// <summary>Does what an operator asks for, and puts into words whatever keeps it from that. Each returns an <see cref="ExitCode"/>.</summary>
internal sealed class LedgerCommands(string[] settings, TextWriter output, TextWriter error)
{
    public Task<int> PrintScriptAsync()
    {
        output.Write(ChangeLedger.SqlServerScript());

        return Task.FromResult(ExitCode.Done);
    }

    public Task<int> MigrateAsync(CancellationToken cancellationToken) => OnLedgerAsync(async ledger =>
    {
        var note = await TryMigrateAsync(ledger, cancellationToken);
        output.WriteLine($"The tables in {ledger.Description} are those of this version.");

        if (note is not null)
        {
            error.WriteLine(note);
        }
    });

    public Task<int> BackupAsync(FileInfo file, CancellationToken cancellationToken) => OnSqliteAsync("backup", async path =>
    {
        var head = await SqliteBackup.WriteAsync(path, file.FullName, cancellationToken);
        output.WriteLine($"Copied {Words(head)} into {file.FullName}, and found the copy sound.");
    });

    public Task<int> VerifyBackupAsync(FileInfo file, CancellationToken cancellationToken) => OnSqliteAsync("restore", async path =>
    {
        var head = await SqliteBackup.VerifyAsync(file.FullName, path, cancellationToken);
        output.WriteLine($"{file.FullName} can be restored: it holds {Words(head)}.");
    });

    public Task<int> RestoreAsync(FileInfo file, bool replace, CancellationToken cancellationToken) => OnSqliteAsync("restore", async path =>
    {
        var (head, setAside) = await SqliteBackup.RestoreAsync(file.FullName, path, replace, cancellationToken);
        output.WriteLine($"Restored {Words(head)} to {Path.GetFullPath(path)}.");

        if (setAside.Count > 0)
        {
            output.WriteLine($"What was there is now {string.Join(", ", setAside)}.");
        }
    });

    public Task<int> ExportAsync(FileInfo file, CancellationToken cancellationToken) => OnLedgerAsync(async ledger =>
    {
        await ledger.PrepareAsync(cancellationToken);
        var head = await NewFile.WriteAsync(file, stream => LedgerExport.WriteAsync(ledger, stream, DateTime.UtcNow, cancellationToken));
        output.WriteLine($"Wrote {Words(head)} into {file.FullName}.");
    });

    public Task<int> ImportAsync(FileInfo file, CancellationToken cancellationToken) => OnLedgerAsync(async ledger =>
    {
        if (!file.Exists)
        {
            throw new FileNotFoundException($"There is no {file.FullName}.");
        }

        await ledger.PrepareAsync(createIfMissing: true, cancellationToken);
        var head = await ledger.ImportAsync(() => LedgerFileReader.ReadAsync(file.FullName, cancellationToken), cancellationToken);
        output.WriteLine($"Read {Words(head)} into {ledger.Description}.");
    });

    private static string Words(LedgerHead head) => $"{head.ChangeNumber} changes through revision {head.Revision}";

    /// <summary>Does something with the ledger that the settings name, and says what keeps it from being done.</summary>
    /// <param name="work">The work; it returns an <see cref="ExitCode"/>.</param>
    public Task<int> OnLedgerAsync(Func<ChangeLedger, WorkforceSettings, Task<int>> work) => GuardAsync(async found =>
    {
        await using var ledger = LedgerSettings.Open(found);

        return await work(ledger, found);
    });

    private Task<int> OnLedgerAsync(Func<ChangeLedger, Task> work) => OnLedgerAsync(async (ledger, _) =>
    {
        await work(ledger);

        return ExitCode.Done;
    });

    private static async Task<string?> TryMigrateAsync(ChangeLedger ledger, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.MigrateAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is OperationCanceledException or DbException)
        {
            throw new PartlyDoneException("Each migration is done as a whole or not at all: run the command again for those that are left.", exception);
        }
    }

    private Task<int> OnSqliteAsync(string command, Func<string, Task> work) => GuardAsync(async found =>
    {
        if (found.Provider is not LedgerProvider.Sqlite)
        {
            throw new ArgumentException($"{command} is for a SQLite ledger; that of SQL Server is backed up and restored there. To move a ledger, export it.");
        }

        await work(found.DatabasePath);

        return ExitCode.Done;
    });

    private async Task<int> GuardAsync(Func<WorkforceSettings, Task<int>> work)
    {
        try
        {
            return await work(Settings());
        }
        catch (PartlyDoneException partly) when (FaultOf(partly.Cause, "") is var (code, lines))
        {
            return Fail(code, [.. lines, partly.Message]);
        }
        catch (Exception exception) when (FaultOf(exception, "; nothing was done") is var (code, lines))
        {
            return Fail(code, lines);
        }
    }

    /// <summary>What to tell an operator; null for a fault of the program.</summary>
    /// <param name="exception">What ended a command.</param>
    /// <param name="done">How much of it was done, behind a sentence.</param>
    private static (int Code, string[] Lines)? FaultOf(Exception exception, string done) => exception switch
    {
        OptionsValidationException invalid => (ExitCode.BadInput, [.. invalid.Failures]),
        LedgerUnavailableException or LedgerImportException or ExportFormatException => (ExitCode.LedgerUnusable, [exception.Message]),

        // What a database says of a row may hold the row.
        DbException => (ExitCode.LedgerUnusable, [$"The database refused what was to be done with it{done}."]),
        IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or InvalidOperationException => (ExitCode.BadInput, [exception.Message]),
        OperationCanceledException => (ExitCode.Stopped, [$"Stopped{done}."]),
        _ => null,
    };

    private WorkforceSettings Settings()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = settings, ContentRootPath = AppContext.BaseDirectory });

        builder.Configuration.AddCallersFile();
        builder.Services.AddWorkforceSettings();
        using var host = builder.Build();

        return host.Services.GetRequiredService<IOptions<WorkforceSettings>>().Value;
    }

    private int Fail(int code, params string[] lines)
    {
        foreach (var line in lines)
        {
            error.WriteLine(line);
        }

        return code;
    }
}
