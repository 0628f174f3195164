using System.CommandLine;

namespace Workforce.Service.Commands;

/// <summary>Erases one name, as PrivacyService.EraseWorkerName does, for who has the ledger and no service.</summary>
internal static class EraseNameCommand
{
    public static Command Create(LedgerCommands ledgers, TextWriter output)
    {
        var worker = new Argument<string>("worker") { Description = "The worker's id." };
        var withdraw = new Option<bool>("--withdraw") { Description = "Withdraw the erasure: names sent from then on are held again. What has been erased stays so." };
        var command = new Command("erase-name", "Erases a worker's name, past and to come. No figure changes. Services may go on using the ledger.") { worker, withdraw };

        command.SetAction((parsed, cancellationToken) => ledgers.OnLedgerAsync(async (ledger, _) =>
        {
            await ledger.PrepareAsync(cancellationToken);
            var workerId = parsed.GetRequiredValue(worker);
            var known = await ledger.SnapshotAsync(cancellationToken);

            if (!known.Staffing.HasHeardOf(workerId))
            {
                throw new ArgumentException("Nothing was ever recorded of a worker of that id.");
            }

            var areCleared = await ledger.EraseNamesAsync(known, [workerId], parsed.GetValue(withdraw), "erase-name", cancellationToken);
            output.WriteLine(parsed.GetValue(withdraw) ? "Withdrawn: names sent from now on are held again." : "Erased, for good; no name that is sent from now on is held.");
            output.WriteTraces(areCleared);

            return ExitCode.Done;
        }));

        return command;
    }
}
