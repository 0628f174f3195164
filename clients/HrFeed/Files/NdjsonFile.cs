using System.Runtime.CompilerServices;
using Google.Protobuf;
using Workforce.Feeds.Faults;
using Workforce.V1;

namespace Workforce.HrFeed.Files;

/// <summary>An NDJSON file: one <c>workforce.v1.StaffingChange</c> in protobuf JSON to a line.</summary>
internal static class NdjsonFile
{
    public static async IAsyncEnumerable<StaffingRow> ReadAsync(
        Stream stream, RowOrigin origin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = 0L;

        await foreach (var line in TextLines.ReadAsync(stream, cancellationToken))
        {
            if (line.Text is { Length: 0 })
            {
                continue;
            }

            position++;
            yield return line.Text is { } text
                ? Row(line.Number, position, text, origin)
                : Fault(line.Number, $"is not UTF-8 text, or longer than {TextLines.MaxBytes} bytes.");
        }
    }

    private static StaffingRow Row(long number, long position, string text, RowOrigin origin)
    {
        StaffingChange change;

        try
        {
            change = JsonParser.Default.Parse<StaffingChange>(text);
        }
        // The second is what the parser throws for text that is not JSON at all.
        catch (Exception exception) when (exception is InvalidProtocolBufferException or IOException)
        {
            return Fault(number, $"is not a staffing change in protobuf JSON: {exception.Message}");
        }

        Complete(change, position, origin);
        return new StaffingRow(number, change, []);
    }

    // What the line says itself stays as it is.
    private static void Complete(StaffingChange change, long position, RowOrigin origin)
    {
        if (change.Source.Length == 0)
        {
            change.Source = origin.Source;
        }

        if (change.MadeTime is null)
        {
            change.MadeTime = origin.MadeTimestamp;
            change.MadeSequence = change.MadeSequence == 0 ? position : change.MadeSequence;
        }

        if (change.ChangeId.Length == 0)
        {
            change.ChangeId = RowOrigin.DerivedId("change", change);
        }
    }

    private static StaffingRow Fault(long number, string reason) => new(number, null, [new RowFault("", reason)]);
}
