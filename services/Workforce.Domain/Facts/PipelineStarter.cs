using Workforce.Domain.Amounts;

namespace Workforce.Domain.Facts;

/// <summary>Somebody, or a cohort, expected to start as an employee.</summary>
/// <param name="PipelineStarterId">The sender's id.</param>
/// <param name="Placement">Where they are to work; in a unit outside any post they will fill vacancies there, whichever.</param>
/// <param name="Fte">How much altogether: above 0, at most 1000.</param>
/// <param name="Stage">How far the recruitment has come.</param>
/// <param name="ExpectedStartDate">The day on which they are expected; null while unknown, when no dated question counts them.</param>
/// <param name="OfferDate">The day of the offer; null before one is made.</param>
/// <param name="ChecksCompletedDate">The day on which the checks were completed; null before.</param>
public sealed record PipelineStarter(
    string PipelineStarterId,
    Placement Placement,
    Fte Fte,
    PipelineStage Stage,
    DateOnly? ExpectedStartDate = null,
    DateOnly? OfferDate = null,
    DateOnly? ChecksCompletedDate = null) : Fact
{
    public override FactKey Key => new(FactKind.PipelineStarter, PipelineStarterId);

    public override FactReference Subject => FactReference.PipelineStarter(PipelineStarterId);

    public override FactReferences References => new(Placement.Reference);
}
