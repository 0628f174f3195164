using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Listings;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Planning;

/// <summary>What a committee works out on paper: nobody leaves or starts but those who are recorded or have a firm offer (docs/definitions.md 5).</summary>
/// <param name="Establishment">What is funded when the aim must be met.</param>
/// <param name="AllowedVacant">What may be vacant then.</param>
/// <param name="Vacant">What is vacant today, by that establishment.</param>
/// <param name="Appointed">What recorded starters and leavers, and the pipeline with a firm offer, take off it by then.</param>
public sealed record TargetArithmetic(Fte Establishment, Fte AllowedVacant, Fte Vacant, Fte Appointed)
{
    /// <summary>What remains; never below 0.</summary>
    public Fte Remaining => Vacant - Appointed is var left && left > Fte.Zero ? left : Fte.Zero;

    /// <summary>How much too much that is; 0 or less if nothing is.</summary>
    public Fte Shortfall => Remaining - AllowedVacant;

    /// <summary>The sum; null if even nothing vacant would be too much.</summary>
    public static TargetArithmetic? Of(StaffingSnapshot snapshot, Scope scope, PlanningBasis basis, StaffingAim aim, int month)
    {
        if (aim.MostVacant(basis.Input, month) is not { } allowed)
        {
            return null;
        }

        var establishment = basis.Input.Establishment[month];
        var vacant = establishment + basis.Opening.OverEstablishment - basis.Opening.InPost;
        var end = basis.Horizon.MonthEnds[month];
        var appointed = basis.Known.Take(month + 1).Aggregate(Fte.Zero, (sum, known) => sum + known.Starters - known.Leavers + known.Changes);

        foreach (var entry in PipelineEntry.Expected(snapshot, scope, basis.Horizon.AsOfDate, end))
        {
            appointed += ((PipelineStarter)entry.Fact).Stage.IsExpected() && entry.DueDate <= end ? entry.Fte : Fte.Zero;
        }

        return new(establishment, Fte.FromMillionths(allowed), vacant > Fte.Zero ? vacant : Fte.Zero, appointed);
    }
}
