using System.Text;
using Google.Protobuf;
using Workforce.Ledger;
using Workforce.Service.Wire;

namespace Workforce.Service.Exporting;

/// <summary>Writes a ledger as lines of JSON: the messages of ledger_export.proto.</summary>
internal static class LedgerExport
{
    public const int Format = 1;

    /// <summary>Writes what is recorded when it begins. In little memory; services go on reading and writing.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="now">The moment, in UTC.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Where the export ends.</returns>
    /// <exception cref="LedgerUnavailableException">The ledger cannot be read.</exception>
    public static async Task<LedgerHead> WriteAsync(ChangeLedger ledger, Stream output, DateTime now, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var head = await ledger.HeadAsync(cancellationToken);

        await WriteLineAsync(new()
        {
            Header = new() { Format = Format, ExportTime = now.ToProto(), Revision = head.Revision, ChangeNumber = head.ChangeNumber },
        });

        await foreach (var recorded in ledger.ReadAsync(0, head.Revision, cancellationToken))
        {
            await WriteLineAsync(new() { Change = recorded.ToExport() });
        }

        await WriteLineAsync(new() { End = new() { Revision = head.Revision, ChangeNumber = head.ChangeNumber } });

        return head;

        Task WriteLineAsync(V1.LedgerExportLine line) => writer.WriteLineAsync(JsonFormatter.Default.Format(line).AsMemory(), cancellationToken);
    }
}
