using System.CommandLine;
using System.Globalization;
using Workforce.Domain.Privacy;
using Workforce.Domain.Timelines;

namespace Workforce.Service.Commands;

/// <summary>Lists whose names have been held long enough, and erases them. Shows ids and days, never a name.</summary>
internal static class RetentionCommand
{
    public static Command Create(LedgerCommands ledgers, TextWriter output)
    {
        var years = new Option<int?>("--years")
        {
            Description = "Whole years since the last day of the last engagement, from 1; the setting Workforce:NameRetentionYears unless given.",
        };
        var erase = new Option<bool>("--erase") { Description = "Erase them, and clear the log of what was erased before. Without it they are only listed." };
        var command = new Command("retention", "Lists the workers who left so long ago that their names are due to be erased, and erases them if asked to.") { years, erase };

        command.SetAction((parsed, cancellationToken) => ledgers.OnLedgerAsync(async (ledger, settings) =>
        {
            var wholeYears = parsed.GetValue(years) ?? settings.NameRetentionYears;

            if (wholeYears is < 1 or > 100)
            {
                throw new ArgumentException("--years, or the setting Workforce:NameRetentionYears, must be from 1 to 100.");
            }

            await ledger.PrepareAsync(cancellationToken);
            var known = await ledger.SnapshotAsync(cancellationToken);
            var today = London.DayOf(DateTime.UtcNow);
            var due = NamesDue.List(known.Staffing, await ledger.NamedWorkersAsync(cancellationToken), today.AddYears(-wholeYears)).ToList();

            foreach (var each in due)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{each.WorkerId}\tleft {each.LastDate:yyyy-MM-dd}"));
            }

            output.WriteLine($"{due.Count} names of people who left more than {wholeYears} years ago.");

            if (!parsed.GetValue(erase))
            {
                if (due.Count > 0)
                {
                    output.WriteLine("Nothing was erased: --erase does it, for good.");
                }

                return ExitCode.Done;
            }

            // Of none too: what an earlier run erased may still stand in the log.
            var areCleared = await ledger.EraseNamesAsync(known, [.. due.Select(each => each.WorkerId)], withdrawn: false, "retention", cancellationToken);

            if (due.Count > 0)
            {
                output.WriteLine($"Erased {due.Count}.");
            }

            output.WriteTraces(areCleared);

            return ExitCode.Done;
        }));

        return command;
    }
}
