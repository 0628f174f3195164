using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Workforce.Client;
using Workforce.Feeds.Drops;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;
using Workforce.V1;

namespace Workforce.HrFeed.Extracts;

/// <summary>Sends a sheet to be reconciled, and puts what the service says into the words of its file.</summary>
internal sealed class ExtractSending(StaffingClient staffing, ExtractMapping mapping)
{
    /// <summary>The header of a file: its id follows from the day and from all its bytes, so that the same file is the same extract.</summary>
    public ExtractHeader HeaderOf(DateTimeOffset made, DateOnly day, ExtractSheet sheet) => new()
    {
        Source = mapping.Source,
        ExtractId = string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}-{sheet.Digest}"),
        UnitId = mapping.UnitId,
        AsOfDate = day.ToDate(),
        MadeTime = Timestamp.FromDateTimeOffset(made),
        Covers = { mapping.Contents.Distinct() },
        RowCount = sheet.StatementCount,
        NewUnit = mapping.NewUnit,
    };

    /// <summary>Sends what it says as it is read, so that no more than a message of it is in memory.</summary>
    /// <exception cref="FileChangedException">The file is not what it was: it was broken off before its end, and nothing is applied.</exception>
    public Task<ReconcileResult> SendAsync(
        DropFile file, ExtractHeader header, ExtractSheet sheet, ExtractAnswer answer, Action<long> sent, CancellationToken cancellationToken) =>
        staffing.ReconcileAsync(header, Rows(file, sheet, sent, cancellationToken), answer.Note, cancellationToken);

    /// <summary>What the service found wrong, in the file's own words, by the number of the statement.</summary>
    public ILookup<int, RowFault> Found(ReconcileResult result) =>
        result.Faults.ToLookup(fault => fault.Row, fault => new RowFault(ColumnOf(fault.Field), fault.Description));

    private static IEnumerable<ExtractRow> Rows(DropFile file, ExtractSheet sheet, Action<long> sent, CancellationToken cancellationToken)
    {
        var count = 0L;

        foreach (var said in sheet.Statements(cancellationToken))
        {
            yield return said;
            sent(++count);
        }

        // Another file may lie there now, under the name of the one that was read.
        if (!file.IsAsItWas())
        {
            throw new FileChangedException();
        }
    }

    private string ColumnOf(string field)
    {
        var column = field switch
        {
            "engagement.placement.post_id" => ExtractColumn.PostId,
            "unit.name" => ExtractColumn.UnitName,
            "unit.kind" => ExtractColumn.UnitKind,
            "post.fte" when mapping.Columns.ContainsKey(ExtractColumn.PostFte) => ExtractColumn.PostFte,
            _ => field[(field.LastIndexOf('.') + 1)..],
        };
        return mapping.Columns.GetValueOrDefault(column, column);
    }
}
