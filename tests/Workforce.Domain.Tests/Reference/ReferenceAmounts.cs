using Workforce.Domain.Facts;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Tests.Reference;

/// <summary>The amounts of one line of a day, or of many added up.</summary>
internal sealed record ReferenceAmounts
{
    public decimal Establishment { get; init; }

    public decimal InPost { get; init; }

    public decimal Vacant { get; init; }

    public decimal VacantOpen { get; init; }

    public decimal VacantRecruiting { get; init; }

    public decimal VacantHeld { get; init; }

    public decimal VacantCoveredOtherwise { get; init; }

    public decimal Over { get; init; }

    public decimal AgencyCover { get; init; }

    public decimal AgencyExtra { get; init; }

    /// <summary>An expected starter takes from the post's own vacancy, or outside any post from the whole; so one line may be below 0.</summary>
    public decimal VacantAfterPipeline { get; init; }

    public static ReferenceAmounts Of(ReferenceLine line)
    {
        var establishment = line.Post?.Fte.Value ?? 0;
        var inPost = line.Sum(Footing.Permanent) + line.Sum(Footing.FixedTerm);
        var vacant = Math.Max(0, establishment - inPost);

        return new()
        {
            Establishment = establishment,
            InPost = inPost,
            Vacant = vacant,
            VacantOpen = line.Post?.Status is PostStatus.Open ? vacant : 0,
            VacantRecruiting = line.Post?.Status is PostStatus.Recruiting ? vacant : 0,
            VacantHeld = line.Post?.Status is PostStatus.Held ? vacant : 0,
            VacantCoveredOtherwise = line.Post?.Status is PostStatus.CoveredOtherwise ? vacant : 0,
            Over = Math.Max(0, inPost - establishment),
            AgencyCover = line.Sum(Footing.AgencyCover),
            AgencyExtra = line.Sum(Footing.AgencyExtra),
            VacantAfterPipeline = line.PostId is null ? -line.Expected : Math.Max(0, establishment - inPost - line.Expected),
        };
    }

    public static ReferenceAmounts operator +(ReferenceAmounts left, ReferenceAmounts right) => new()
    {
        Establishment = left.Establishment + right.Establishment,
        InPost = left.InPost + right.InPost,
        Vacant = left.Vacant + right.Vacant,
        VacantOpen = left.VacantOpen + right.VacantOpen,
        VacantRecruiting = left.VacantRecruiting + right.VacantRecruiting,
        VacantHeld = left.VacantHeld + right.VacantHeld,
        VacantCoveredOtherwise = left.VacantCoveredOtherwise + right.VacantCoveredOtherwise,
        Over = left.Over + right.Over,
        AgencyCover = left.AgencyCover + right.AgencyCover,
        AgencyExtra = left.AgencyExtra + right.AgencyExtra,
        VacantAfterPipeline = left.VacantAfterPipeline + right.VacantAfterPipeline,
    };

    public decimal this[StaffingFigure figure] => figure switch
    {
        StaffingFigure.Establishment => Establishment,
        StaffingFigure.InPost => InPost,
        StaffingFigure.Vacant => Vacant,
        StaffingFigure.VacantOpen => VacantOpen,
        StaffingFigure.VacantRecruiting => VacantRecruiting,
        StaffingFigure.VacantHeld => VacantHeld,
        StaffingFigure.VacantCoveredOtherwise => VacantCoveredOtherwise,
        StaffingFigure.OverEstablishment => Over,
        StaffingFigure.AgencyCover => AgencyCover,
        _ => AgencyExtra,
    };
}
