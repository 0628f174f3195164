using Workforce.V1;

namespace Workforce.HrFeed.Files;

/// <summary>Which columns make which fact.</summary>
internal static class CsvFacts
{
    public const string Kinds = "unit, post, worker, engagement, terms, pipeline, gap";

    /// <summary>Puts the fact of a kind into a change; false if there is no such kind.</summary>
    public static bool TryReadFact(this CsvCells cells, string kind, StaffingChange change)
    {
        switch (kind)
        {
            case "unit": change.Unit = cells.Unit(); return true;
            case "post": change.Post = cells.Post(); return true;
            case "worker": change.Worker = cells.Worker(); return true;
            case "engagement": change.Engagement = cells.Engagement(); return true;
            case "terms": change.EngagementTerms = cells.Terms(); return true;
            case "pipeline": change.PipelineStarter = cells.PipelineStarter(); return true;
            case "gap": change.ReportingGap = cells.ReportingGap(); return true;
            default: return false;
        }
    }

    private static OrganisationUnit Unit(this CsvCells cells)
    {
        var unit = new OrganisationUnit
        {
            UnitId = cells.Id(Column.UnitId),
            Kind = cells.Code(Column.UnitKind, Codes.UnitKind),
            Name = cells.RequiredText(Column.Name),
            ParentUnitId = cells.OptionalId(Column.ParentUnitId),
            FirstDate = cells.RequiredDay(Column.FirstDate),
        };
        unit.LastDate = cells.LastDay(unit.FirstDate);

        if (unit.ParentUnitId.Length > 0 && unit.ParentUnitId == unit.UnitId)
        {
            cells.Reject(Column.ParentUnitId, "must not be the unit itself.");
        }

        return unit;
    }

    private static Post Post(this CsvCells cells)
    {
        var post = new Post
        {
            PostId = cells.Id(Column.PostId),
            UnitId = cells.Id(Column.UnitId),
            Role = cells.Code(Column.Role, Codes.Role),
            Fte = cells.Fte(ContractLimits.MaxPostFte),
            Status = cells.Code(Column.Status, Codes.PostStatus),
            StatusReason = cells.Text(Column.StatusReason),
            Title = cells.Text(Column.Title),
            FirstDate = cells.RequiredDay(Column.FirstDate),
        };
        post.LastDate = cells.LastDay(post.FirstDate);
        return post;
    }

    private static Worker Worker(this CsvCells cells) => new()
    {
        WorkerId = cells.Id(Column.WorkerId),
        Name = cells.Text(Column.Name),
    };

    private static Engagement Engagement(this CsvCells cells)
    {
        var engagement = new Engagement
        {
            EngagementId = cells.Id(Column.EngagementId),
            WorkerId = cells.Id(Column.WorkerId),
            Footing = cells.Code(Column.Footing, Codes.Footing),
            Placement = cells.Placement(),
            Fte = cells.Fte(ContractLimits.MaxEngagementFte),
            FirstDate = cells.RequiredDay(Column.FirstDate),
            StartOrigin = cells.OptionalCode(Column.StartOrigin, Codes.StartOrigin),
            NoticeGivenDate = cells.Day(Column.NoticeGivenDate),
            LeavingReason = cells.OptionalCode(Column.LeavingReason, Codes.LeavingReason),
            LeavingDestination = cells.OptionalCode(Column.LeavingDestination, Codes.LeavingDestination),
        };
        engagement.LastDate = cells.LastDay(engagement.FirstDate);

        if (!cells.IsFilled(Column.LastDate))
        {
            cells.RejectFilled(Column.LeavingReason, $"must be empty without {Column.LastDate}.");
            cells.RejectFilled(Column.LeavingDestination, $"must be empty without {Column.LastDate}.");
        }

        return engagement;
    }

    private static EngagementTerms Terms(this CsvCells cells) => new()
    {
        EngagementId = cells.Id(Column.EngagementId),
        FirstDate = cells.RequiredDay(Column.FirstDate),
        Placement = cells.Placement(),
        Fte = cells.Fte(ContractLimits.MaxEngagementFte),
    };

    private static PipelineStarter PipelineStarter(this CsvCells cells) => new()
    {
        PipelineStarterId = cells.Id(Column.PipelineStarterId),
        Placement = cells.Placement(),
        Fte = cells.Fte(ContractLimits.MaxPipelineFte),
        Stage = cells.Code(Column.Stage, Codes.PipelineStage),
        ExpectedStartDate = cells.Day(Column.ExpectedStartDate),
        OfferDate = cells.Day(Column.OfferDate),
        ChecksCompletedDate = cells.Day(Column.ChecksCompletedDate),
    };

    private static ReportingGap ReportingGap(this CsvCells cells)
    {
        var gap = new ReportingGap
        {
            ReportingGapId = cells.Id(Column.ReportingGapId),
            UnitId = cells.Id(Column.UnitId),
            Figures = { cells.CodeList(Column.Figures, Codes.ReportedFigure) },
            Reason = cells.Code(Column.Reason, Codes.ReportingGapReason),
            FirstDate = cells.RequiredDay(Column.FirstDate),
        };
        gap.LastDate = cells.LastDay(gap.FirstDate);
        return gap;
    }

    private static Placement Placement(this CsvCells cells)
    {
        if (cells.IsFilled(Column.PostId))
        {
            const string Reason = $"must be empty where there is a {Column.PostId}: the post has its own.";
            var placement = new Placement { PostId = cells.Id(Column.PostId) };
            cells.RejectFilled(Column.UnitId, Reason);
            cells.RejectFilled(Column.Role, Reason);
            return placement;
        }

        if (!cells.IsFilled(Column.UnitId) && !cells.IsFilled(Column.Role))
        {
            cells.Reject(Column.PostId, $"is required, or {Column.UnitId} and {Column.Role} for work outside any post.");
            return new Placement();
        }

        return new Placement
        {
            Unit = new UnitPlacement { UnitId = cells.Id(Column.UnitId), Role = cells.Code(Column.Role, Codes.Role) },
        };
    }
}
