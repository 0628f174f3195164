using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Workforce.Ledger;
using Workforce.Ledger.Auditing;

namespace Workforce.Service.Commands;

/// <summary>What an operator or an auditor does with the audit trail itself.</summary>
internal static class AuditCommand
{
    /// <summary>How the audit trail names who ran a command.</summary>
    public static string Operator { get; } = $"command ({Environment.UserName})";

    public static Command Create(LedgerCommands ledgers, TextWriter output) => new("audit", "Checks the audit trail, or removes its oldest entries.")
    {
        Verify(ledgers, output),
        Trim(ledgers, output),
    };

    private static Command Verify(LedgerCommands ledgers, TextWriter output)
    {
        var expect = new Option<AuditHead?>("--expect")
        {
            Description = "Where the trail once ended, as this command printed it then: only so a trail whose end has been cut off is told from a whole one.",
            CustomParser = ReadHead,
        };
        var command = new Command("verify", "Goes through the whole chain of hashes: exit code 0 if every entry is as it was written, 1 if not.") { expect };

        command.SetAction((parsed, cancellationToken) => ledgers.OnLedgerAsync(async (ledger, _) =>
        {
            await ledger.PrepareAsync(cancellationToken);
            var verdict = await ledger.Audit.VerifyAsync(parsed.GetValue(expect), cancellationToken);

            return Tell(verdict, output);
        }));

        return command;
    }

    private static Command Trim(LedgerCommands ledgers, TextWriter output)
    {
        var before = new Option<DateOnly>("--before")
        {
            Description = "The first day to be kept, such as 2024-04-01, in UTC.",
            Required = true,
            CustomParser = ReadDay,
        };
        var command = new Command("trim", "Removes the entries before a day from the beginning of the trail, and adds one for every ten thousand that says so: the rest can still be verified.") { before };

        command.SetAction((parsed, cancellationToken) => ledgers.OnLedgerAsync(async (ledger, _) =>
        {
            await ledger.PrepareAsync(cancellationToken);

            if ((await ledger.Audit.VerifyAsync(cancellationToken: cancellationToken)).Fault is { } fault)
            {
                throw new LedgerUnavailableException($"Nothing was removed, since the trail is not sound. {Words(fault)}");
            }

            var day = parsed.GetValue(before).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            var removed = 0L;

            try
            {
                await ledger.Audit.TrimAsync(day, Operator, DateTime.UtcNow, soFar => removed = soFar, cancellationToken);
            }
            catch (Exception exception) when (removed > 0)
            {
                throw new PartlyDoneException($"By then {removed} entries had been removed, and the trail says so; run the command again for the rest.", exception);
            }

            output.WriteLine(removed == 0 ? "There is nothing so old." : $"Removed {removed} entries.");
            WriteEnd(await ledger.Audit.HeadAsync(CancellationToken.None), output);

            return ExitCode.Done;
        }));

        return command;
    }

    private static int Tell(AuditVerdict verdict, TextWriter output)
    {
        if (verdict.TrimmedThrough > 0)
        {
            output.WriteLine($"The entries through {verdict.TrimmedThrough} were removed after their time; nothing is known of those any more.");
        }

        if (verdict.Fault is { } fault)
        {
            output.WriteLine($"NOT SOUND after {verdict.Checked} sound entries. {Words(fault)}");
            return ExitCode.LedgerUnusable;
        }

        output.WriteLine($"Sound: {verdict.Checked} entries are as they were written.");

        if (verdict.ExpectedIsTrimmed)
        {
            output.WriteLine("The end that was written down lies among the entries removed since, so that it shows nothing.");
        }

        WriteEnd(verdict.Head, output);

        return ExitCode.Done;
    }

    private static void WriteEnd(AuditHead head, TextWriter output)
    {
        output.WriteLine("It ends with this; write it down where nobody who can write to the database can, and give it to --expect next time:");
        output.WriteLine($"{head.Number}:{head.Hash}");
    }

    private static string Words(AuditFault fault) => $"Entry {fault.Number}: {fault.What}";

    private static AuditHead? ReadHead(ArgumentResult argument)
    {
        var parts = argument.Tokens.Single().Value.Split(':');

        if (parts is [var number, { Length: 64 } hash]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var entry)
            && hash.All(char.IsAsciiHexDigit))
        {
            return new(entry, hash.ToLowerInvariant());
        }

        argument.AddError("--expect must be a number, a colon and 64 hexadecimal digits, as verify prints them.");

        return null;
    }

    private static DateOnly ReadDay(ArgumentResult argument)
    {
        if (DateOnly.TryParseExact(argument.Tokens.Single().Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        argument.AddError("--before must be a day such as 2024-04-01.");

        return default;
    }
}
