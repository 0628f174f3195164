using System.Globalization;
using System.Security.Cryptography;
using Google.Protobuf.WellKnownTypes;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.HrFeed.Extracts;

/// <summary>Sends a sheet to be reconciled, and puts what the service says back to its rows.</summary>
internal sealed class ExtractSending(StaffingClient staffing, ExtractMapping mapping)
{
    /// <summary>The header of a file: its id follows from the day and from all its bytes, so that the same file is the same extract.</summary>
    public ExtractHeader HeaderOf(string path, DateOnly day, ExtractSheet sheet)
    {
        using var file = File.OpenRead(path);
        var digest = Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 10));

        return new()
        {
            Source = mapping.Source,
            ExtractId = string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}-{digest}"),
            UnitId = mapping.UnitId,
            AsOfDate = new() { Year = day.Year, Month = day.Month, Day = day.Day },
            MadeTime = Timestamp.FromDateTimeOffset(StaffingFile.LastWritten(path)),
            Covers = { mapping.Contents.Distinct() },
            RowCount = sheet.Said.Count,
        };
    }

    /// <summary>Sends it; faults that the service finds are noted with the rows that said what is at fault.</summary>
    public async Task<ReconcileResult> SendAsync(ExtractHeader header, ExtractSheet sheet, CancellationToken cancellationToken)
    {
        var result = await staffing.ReconcileAsync(header, sheet.Said.Select(said => said.Row), cancellationToken);

        foreach (var fault in result.Faults)
        {
            sheet.Said[fault.Row - 1].From.Faults.Add(new(ColumnOf(fault.Field), fault.Description));
        }

        return result;
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
