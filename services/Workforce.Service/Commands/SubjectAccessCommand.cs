using System.CommandLine;
using Workforce.Ledger.Auditing;
using Workforce.Service.Exporting;

namespace Workforce.Service.Commands;

/// <summary>Writes what is held of one worker, for who has to answer that worker's request for it.</summary>
internal static class SubjectAccessCommand
{
    private const string Name = "subject-access";

    public static Command Create(LedgerCommands ledgers, TextWriter output)
    {
        var worker = new Argument<string>("worker") { Description = "The worker's id." };
        var file = new Argument<FileInfo>("file") { Description = "The file; must not exist." };
        var command = new Command(Name, "Writes all that is held of one worker into a new file, as lines of JSON, and who asked about that worker. Services may go on using the ledger.") { worker, file };

        command.SetAction((parsed, cancellationToken) => ledgers.OnLedgerAsync(async (ledger, _) =>
        {
            var workerId = parsed.GetRequiredValue(worker);
            await ledger.PrepareAsync(cancellationToken);

            var (changes, entries) = await NewFile.WriteAsync(parsed.GetRequiredValue(file), async stream =>
            {
                var written = await SubjectExport.WriteAsync(ledger, workerId, stream, cancellationToken);

                if (written.Changes == 0)
                {
                    throw new ArgumentException("Nothing was ever recorded of a worker of that id.");
                }

                // Before the file is there to be read, as an answer is audited before it leaves.
                await ledger.Audit.AppendAsync([Entry(workerId, written.Changes, DateTime.UtcNow)], cancellationToken);
                return written;
            });

            output.WriteLine($"Wrote {changes} changes and {entries} entries of the audit trail into {parsed.GetRequiredValue(file).FullName}.");
            output.WriteLine("It may hold the name: give it to nobody else. Callers named in it, and whoever stands in a note or a plan, are people too (docs/privacy.md).");

            return ExitCode.Done;
        }));

        return command;
    }

    private static AuditEntry Entry(string workerId, int changes, DateTime now) => new()
    {
        Caller = AuditCommand.Operator,
        Method = Name,
        WorkerId = workerId,
        FirstAt = now,
        LastAt = now,
        ItemCount = changes,
    };
}
