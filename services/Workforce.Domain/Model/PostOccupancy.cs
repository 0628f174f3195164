using Workforce.Domain.Facts;

namespace Workforce.Domain.Model;

/// <summary>How a post stands on a day: what it is funded for, and who is in it. In millionths of an FTE.</summary>
/// <remarks>
/// The one place that says what is vacant: each post stands alone, so that filling one beyond its FTE never hides a vacancy
/// in another; agency cover leaves the post vacant; and so does any status (docs/definitions.md 1.2).
/// </remarks>
public readonly record struct PostOccupancy(long Funded, long InPost, long Cover, long Extra, long Expected)
{
    public long Vacant => Math.Max(0, Funded - InPost);

    /// <summary>What stays vacant once the starters who are due have started.</summary>
    public long VacantAfterPipeline => Math.Max(0, Funded - InPost - Expected);

    internal Quantities Quantities(PostStatus? status)
    {
        var quantities = default(Quantities);
        quantities[Quantity.Establishment] = Funded;
        quantities[Quantity.InPost] = InPost;
        quantities[Quantity.Vacant] = Vacant;
        quantities[Quantity.AgencyCover] = Cover;
        quantities[Quantity.AgencyExtra] = Extra;
        quantities[Quantity.PipelineEffect] = VacantAfterPipeline - Vacant;

        if (VacantBy(status) is { } quantity)
        {
            quantities[quantity] = Vacant;
        }

        return quantities;
    }

    /// <summary>Vacant FTE in open posts is the rest, and needs no timeline.</summary>
    private static Quantity? VacantBy(PostStatus? status) => status switch
    {
        PostStatus.Recruiting => Quantity.VacantRecruiting,
        PostStatus.Held => Quantity.VacantHeld,
        PostStatus.CoveredOtherwise => Quantity.VacantCoveredOtherwise,
        _ => null,
    };
}
