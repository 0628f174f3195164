using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;

namespace Workforce.Service.Wire;

/// <summary>Vacant posts and the pipeline as the contract's messages.</summary>
internal static class PlanningMapping
{
    public static V1.VacancyDurationBand ToProto(this VacancyDurationBand band) => new()
    {
        FromMonths = band.FromMonths,
        UntilMonths = band.UntilMonths ?? 0,
        PostsCount = band.Posts,
        VacantFte = band.Vacant.ToProto(),
    };

    public static V1.FillTimes ToProto(this FillTimes times, Rounding rounding) => new()
    {
        FilledCount = times.Filled,
        MeanDays = times.Mean.ToProto(rounding),
        MedianDays = times.Median.ToProto(rounding),
        OffersCount = times.Offers,
        OfferMeanDays = times.OfferMean.ToProto(rounding),
        OfferMedianDays = times.OfferMedian.ToProto(rounding),
    };

    public static V1.PipelineStageFigures ToProto(this PipelineStageFigures stage) => new()
    {
        Stage = (V1.PipelineStage)stage.Stage,
        EntriesCount = stage.Entries,
        Fte = stage.Fte.ToProto(),
        DueFte = stage.Due.ToProto(),
        OverdueFte = stage.Overdue.ToProto(),
        UndatedFte = stage.Undated.ToProto(),
    };

    public static V1.PipelineEntry ToProto(this PipelineEntry entry)
    {
        var message = new V1.PipelineEntry
        {
            UnitId = entry.UnitId,
            Role = (V1.Role)entry.Role,
            Fte = entry.Fte.ToProto(),
            DueDate = entry.DueDate.ToProto(),
            Overdue = entry.IsOverdue,
        };

        switch (entry.Kind)
        {
            case PipelineEntryKind.Expected:
                message.Expected = ((PipelineStarter)entry.Fact).ToProto();
                break;
            case PipelineEntryKind.Starter:
                message.Starter = ((Engagement)entry.Fact).ToProto();
                break;
            default:
                message.Leaver = ((Engagement)entry.Fact).ToProto();
                break;
        }

        return message;
    }
}
