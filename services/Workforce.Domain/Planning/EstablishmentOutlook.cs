using Workforce.Domain.Amounts;
using Workforce.Domain.Measures;
using Workforce.Domain.Model;

namespace Workforce.Domain.Planning;

/// <summary>What is funded at the end of each month, as recorded, with the changes that somebody assumes besides.</summary>
internal sealed class EstablishmentOutlook
{
    public EstablishmentOutlook(StaffingSnapshot snapshot, Scope scope, Horizon horizon, IReadOnlyList<EstablishmentChange> assumed)
    {
        var timelines = scope.Timelines(snapshot);
        var funded = new Fte[horizon.Months];
        var changes = new List<AssumedEstablishmentChange>();
        var before = On(horizon.AsOfDate);

        for (var month = 0; month < horizon.Months; month++)
        {
            var end = horizon.MonthEnds[month];
            var recorded = On(end);
            var more = assumed.Where(change => change.FirstDate <= end).Aggregate(recorded, (sum, change) => sum + change.Change);
            funded[month] = more < Fte.Zero ? Fte.Zero : more;

            if (recorded != before)
            {
                changes.Add(new(new(end, recorded - before), AssumptionSource.History));
            }

            before = recorded;
        }

        IsReported = Reported.Establishment(timelines, scope.Roles, horizon.LastDate.DayNumber) || assumed.Count > 0;
        Funded = funded;
        Changes = [.. changes, .. assumed.OrderBy(change => change.FirstDate).Select(change => new AssumedEstablishmentChange(change, AssumptionSource.Overridden))];

        Fte On(DateOnly day) => Fte.FromMillionths(timelines.On(Quantity.Establishment, scope.Roles, day.DayNumber));
    }

    /// <summary>Whether an establishment was ever reported, or is assumed.</summary>
    public bool IsReported { get; }

    /// <summary>By month.</summary>
    public IReadOnlyList<Fte> Funded { get; }

    /// <summary>What changes it: as recorded, then as assumed.</summary>
    public IReadOnlyList<AssumedEstablishmentChange> Changes { get; }
}
