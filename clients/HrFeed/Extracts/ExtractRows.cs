using System.Globalization;
using Workforce.Client;
using Workforce.Feeds.Sheets;
using Workforce.HrFeed.Files;
using Workforce.V1;
using Date = Google.Type.Date;
using Decimal = Google.Type.Decimal;

namespace Workforce.HrFeed.Extracts;

/// <summary>Makes of each row of a sheet the post, worker and engagement that it says, or notes all that is wrong with it.</summary>
internal sealed class ExtractRows(ExtractMapping mapping, IReadOnlyList<SheetPlace> places)
{
    private readonly SheetCells _cells = new(places, mapping.Dates);

    /// <summary>What a row says, each with what it is about. A row with a fault says something too: another may contradict it.</summary>
    public IReadOnlyList<(string About, ExtractRow What)> Read(SheetRow row)
    {
        _cells.Begin(row);
        var unitId = Text(ExtractColumn.UnitId, ContractLimits.MaxIdLength, isRequired: true);
        var postId = Text(ExtractColumn.PostId, ContractLimits.MaxIdLength);
        var workerId = Text(ExtractColumn.WorkerId, ContractLimits.MaxIdLength);
        var role = Code(ExtractColumn.Role, Codes.Role, isRequired: true);
        var said = new List<(string About, ExtractRow What)>();

        if (Unit(unitId) is { } unit && unitId != mapping.UnitId)
        {
            said.Add(($"unit {unitId}", new() { Unit = unit }));
        }

        if (postId.Length > 0)
        {
            var post = new ExtractPost
            {
                PostId = postId,
                UnitId = unitId,
                Role = role,
                Fte = Fte(_cells.Has(ExtractColumn.PostFte) ? ExtractColumn.PostFte : ExtractColumn.Fte, ContractLimits.MaxPostFte),
                Status = Code(ExtractColumn.Status, Codes.PostStatus),
                Title = Text(ExtractColumn.Title, ContractLimits.MaxTextLength),
            };
            said.Add(($"post {postId}", new() { Post = post }));
        }

        if (workerId.Length > 0)
        {
            said.Add(($"worker {workerId}", new() { Worker = new() { WorkerId = workerId, Name = Text(ExtractColumn.Name, ContractLimits.MaxTextLength) } }));
            said.Add(($"engagement {Cell(ExtractColumn.EngagementId)}", new() { Engagement = Engagement(workerId, unitId, postId, role) }));
        }
        else if (postId.Length == 0)
        {
            Reject(ExtractColumn.WorkerId, "is required, or the post that is vacant.");
        }
        else if (Cell(ExtractColumn.EngagementId).Length > 0)
        {
            Reject(ExtractColumn.WorkerId, "is required where there is an engagement.");
        }

        return said;
    }

    /// <summary>Whether rows may say something again, if all say the same of it: a post or person may stand in several, an engagement in one.</summary>
    public static bool MayRepeat(ExtractRow said) => said.Engagement is null;

    /// <summary>Notes with a row that it may not say what it says, since another line speaks of the same.</summary>
    public void Contradict(SheetRow row, ExtractRow said, long line)
    {
        _cells.Begin(row);

        if (said.Engagement is not null)
        {
            Reject(ExtractColumn.EngagementId, $"is in line {line} too; each engagement may be there once.");
        }
        else
        {
            Reject(
                said.Post is not null ? ExtractColumn.PostId : said.Worker is not null ? ExtractColumn.WorkerId : ExtractColumn.UnitId,
                $"is in line {line} too, with other details.");
        }
    }

    /// <summary>What the row says of its unit, and no more: what is left out stays as the service has it. Null if it says nothing.</summary>
    private ExtractUnit? Unit(string unitId)
    {
        var unit = new ExtractUnit
        {
            UnitId = unitId,
            Name = Text(ExtractColumn.UnitName, ContractLimits.MaxTextLength),
            Kind = Code(ExtractColumn.UnitKind, Codes.UnitKind),
            ParentUnitId = Text(ExtractColumn.ParentUnitId, ContractLimits.MaxIdLength),
        };

        if (unit.ParentUnitId.Length > 0 && unit.ParentUnitId == unitId)
        {
            Reject(ExtractColumn.ParentUnitId, "must not be the unit itself.");
        }

        return unit.Name.Length + unit.ParentUnitId.Length > 0 || unit.Kind is not UnitKind.Unspecified ? unit : null;
    }

    private ExtractEngagement Engagement(string workerId, string unitId, string postId, Role role)
    {
        var first = Day(ExtractColumn.FirstDate, isRequired: true);
        var last = Day(ExtractColumn.LastDate);

        if (first is not null && last is not null && Number(last) < Number(first))
        {
            Reject(ExtractColumn.LastDate, "must not be before the first day.");
        }

        return new()
        {
            EngagementId = Text(ExtractColumn.EngagementId, ContractLimits.MaxIdLength, isRequired: true),
            WorkerId = workerId,
            Footing = Code(ExtractColumn.Footing, Codes.Footing, isRequired: true),
            FirstDate = first,
            TermsFirstDate = Day(ExtractColumn.TermsFirstDate),
            LastDate = last,
            Placement = postId.Length > 0 ? new() { PostId = postId } : new() { Unit = new() { UnitId = unitId, Role = role } },
            Fte = Fte(ExtractColumn.Fte, ContractLimits.MaxEngagementFte),
            LeavingReason = last is null ? default : Code(ExtractColumn.LeavingReason, Codes.LeavingReason),
        };
    }

    private string Cell(string column) => _cells.Cell(column);

    private string Text(string column, int maxLength, bool isRequired = false) => _cells.Text(column, maxLength, isRequired);

    private T Code<T>(string column, CodeWords<T> words, bool isRequired = false)
        where T : struct, Enum
    {
        var text = Text(column, ContractLimits.MaxTextLength, isRequired);

        if (text.Length == 0)
        {
            return default;
        }

        if (!words.TryRead(mapping.OwnWord(column, text), out var code))
        {
            Reject(column, $"'{CodeFault.Cut(text)}' is none of the mapping's words, nor of: {words.All}.");
        }

        return code;
    }

    private Decimal? Fte(string column, decimal most)
    {
        var text = Text(column, ContractLimits.MaxIdLength, isRequired: true);

        if (text.Length == 0)
        {
            return null;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var fte)
            || fte <= 0 || fte > most || decimal.Round(fte, ContractLimits.FteScale) != fte)
        {
            Reject(column, string.Create(CultureInfo.InvariantCulture, $"must be a number above 0 and at most {most}, with at most {ContractLimits.FteScale} decimal places, such as 0.6."));
            return null;
        }

        return CellValues.FteOf(fte);
    }

    private Date? Day(string column, bool isRequired = false) =>
        _cells.Day(column, isRequired)?.ToDate();

    private static int Number(Date day) => (((day.Year * 100) + day.Month) * 100) + day.Day;

    private void Reject(string column, string reason) => _cells.Reject(column, reason);
}
