using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.HrFeed.Extracts;

/// <summary>Sends a sheet to be reconciled, and puts what the service says back to its rows.</summary>
internal sealed class ExtractSending(StaffingClient staffing, ExtractMapping mapping)
{
    /// <summary>The header of a file: its id follows from the day and from all its bytes, so that the same file is the same extract.</summary>
    public ExtractHeader HeaderOf(DateTimeOffset written, DateOnly day, ExtractSheet sheet) => new()
    {
        Source = mapping.Source,
        ExtractId = string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}-{sheet.Digest}"),
        UnitId = mapping.UnitId,
        AsOfDate = new() { Year = day.Year, Month = day.Month, Day = day.Day },
        MadeTime = Timestamp.FromDateTimeOffset(written),
        Covers = { mapping.Contents.Distinct() },
        RowCount = sheet.Said.Count,
    };

    /// <summary>Sends it; faults that the service finds are noted with the rows that said what is at fault.</summary>
    public async Task<ReconcileResult> SendAsync(ExtractHeader header, ExtractSheet sheet, Action<long> sent, CancellationToken cancellationToken)
    {
        var result = await staffing.ReconcileAsync(header, Rows(sheet, sent), cancellationToken);

        foreach (var fault in result.Faults)
        {
            sheet.Said[fault.Row - 1].From.Faults.Add(new(ColumnOf(fault.Field), fault.Description));
        }

        return result;
    }

    private static IEnumerable<ExtractRow> Rows(ExtractSheet sheet, Action<long> sent)
    {
        for (var row = 0; row < sheet.Said.Count; row++)
        {
            yield return sheet.Said[row].Row;
            sent(row + 1);
        }
    }

    private string ColumnOf(string field)
    {
        var column = field switch
        {
            "engagement.placement.post_id" => ExtractColumn.PostId,
            "unit.name" => ExtractColumn.UnitName,
            "post.fte" when mapping.Columns.ContainsKey(ExtractColumn.PostFte) => ExtractColumn.PostFte,
            _ => field[(field.LastIndexOf('.') + 1)..],
        };
        return mapping.Columns.GetValueOrDefault(column, column);
    }
}
