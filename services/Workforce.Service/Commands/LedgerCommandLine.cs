using System.CommandLine;

namespace Workforce.Service.Commands;

/// <summary>The program's commands beside serving: what an operator does with the ledger.</summary>
internal static class LedgerCommandLine
{
    private static readonly string[] Help = ["-?", "-h", "--help"];

    /// <summary>Whether the arguments are a command's, and not the settings of a service that is to be started.</summary>
    /// <remarks>Settings may come first: what must not happen is that a service starts where a restore was asked for.</remarks>
    public static bool IsCommand(string[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith('-'))
            {
                return arguments[i].Length > 0 && char.IsAsciiLetter(arguments[i][0]);
            }

            // A setting may have its value behind a space.
            if (arguments[i].Contains(':', StringComparison.Ordinal) && !arguments[i].Contains('=', StringComparison.Ordinal))
            {
                i++;
            }
        }

        return false;
    }

    /// <summary>Runs what the arguments ask for, and returns an <see cref="ExitCode"/>.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken = default)
    {
        // Settings are the configuration's to read, in its own way.
        var settings = arguments.Where(IsSetting).ToArray();
        var commands = new LedgerCommands(settings, output, error);
        var root = new RootCommand("Holds staffing facts and caseloads, and answers vacancy rate, turnover and caseload breaches over gRPC; without a command it serves.");

        Command[] others =
        [
            AuditCommand.Create(commands, output),
            EraseNameCommand.Create(commands, output),
            RetentionCommand.Create(commands, output),
            SubjectAccessCommand.Create(commands, output),
            CertificatesCommand.Create(output, error),
            HealthCommand.Create(output, error),
        ];

        foreach (var command in Commands(commands).Concat(others))
        {
            root.Add(command);
        }

        var parsed = root.Parse([.. arguments.Where(argument => !IsSetting(argument))]);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, cancellationToken);

        return parsed.Errors.Count > 0 && !arguments.Any(Help.Contains) ? ExitCode.BadInput : code;
    }

    private static IEnumerable<Command> Commands(LedgerCommands commands)
    {
        yield return Migrate(commands);
        yield return Backup(commands);
        yield return Restore(commands);

        yield return OnFile(
            "export",
            "Writes the whole ledger into a new file, as lines of JSON that import reads into a ledger on either database.",
            "The file; must not exist.",
            commands.ExportAsync);

        yield return OnFile(
            "import",
            "Reads what export has written into an empty ledger, made where a SQLite file is missing: the same changes, numbers, revisions and times. All or nothing.",
            "The file.",
            commands.ImportAsync);
    }

    private static Command Migrate(LedgerCommands commands)
    {
        var script = new Option<bool>("--script")
        {
            Description = "Only print the SQL for SQL Server, which may be run at any version and again. Needs no settings and no server.",
        };
        var command = new Command("migrate", "Creates the ledger with its tables, or brings them up to this version. A SQLite file that there is, is also brought up to it by serving.") { script };

        command.SetAction((parsed, cancellationToken) => parsed.GetValue(script) ? commands.PrintScriptAsync() : commands.MigrateAsync(cancellationToken));

        return command;
    }

    private static Command Backup(LedgerCommands commands) => OnFile(
        "backup",
        "Copies a SQLite ledger into a new file, and checks the copy. Services may go on using the ledger.",
        "The file; must not exist.",
        commands.BackupAsync);

    private static Command Restore(LedgerCommands commands)
    {
        var file = new Argument<FileInfo>("file") { Description = "What backup has written." };
        var verify = new Option<bool>("--verify") { Description = "Only find out whether the backup can be restored, by doing so beside the ledger." };
        var replace = new Option<bool>("--replace") { Description = "Set a ledger that is there aside, under another name. No service may be using it." };
        var command = new Command("restore", "Puts a backup in the place of a SQLite ledger, once it has been found sound.") { file, verify, replace };

        command.SetAction((parsed, cancellationToken) => parsed.GetValue(verify)
            ? commands.VerifyBackupAsync(parsed.GetRequiredValue(file), cancellationToken)
            : commands.RestoreAsync(parsed.GetRequiredValue(file), parsed.GetValue(replace), cancellationToken));

        return command;
    }

    private static Command OnFile(string name, string description, string fileDescription, Func<FileInfo, CancellationToken, Task<int>> run)
    {
        var file = new Argument<FileInfo>("file") { Description = fileDescription };
        var command = new Command(name, description) { file };

        command.SetAction((parsed, cancellationToken) => run(parsed.GetRequiredValue(file), cancellationToken));

        return command;
    }

    private static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains(':', StringComparison.Ordinal);
}
