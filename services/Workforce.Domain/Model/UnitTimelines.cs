using Workforce.Domain.Facts;
using Workforce.Domain.Timelines;

namespace Workforce.Domain.Model;

/// <summary>The timelines of one unit: one for each role and quantity, and maybe one for the census roles together.</summary>
/// <remarks>
/// The census roles are held added up where much lies below a unit, so that a council's rate is one search a quantity and not six.
/// For a team it is not worth the memory: the timelines of teams are the most by far.
/// </remarks>
internal sealed class UnitTimelines
{
    public const int Count = (RoleCount + 1) * Quantities.Count;

    public static readonly UnitTimelines Empty = new(new StepSeries?[Count], hasCensus: false);

    public static readonly UnitTimelines EmptyWithCensus = new(new StepSeries?[Count], hasCensus: true);

    private const int RoleCount = 7;

    private readonly StepSeries?[] _series;

    private UnitTimelines(StepSeries?[] series, bool hasCensus)
    {
        _series = series;
        HasCensus = hasCensus;
    }

    /// <summary>Whether the census roles are also held added up.</summary>
    public bool HasCensus { get; }

    public bool IsEmpty => Array.TrueForAll(_series, series => series is null);

    /// <summary>Whether there is a post or anybody in one or outside any on a day, in whatever role.</summary>
    public bool HoldsAnything(int day) =>
        On(Quantity.Establishment, RoleSet.All, day) != 0
        || On(Quantity.InPost, RoleSet.All, day) != 0
        || On(Quantity.AgencyCover, RoleSet.All, day) != 0
        || On(Quantity.AgencyExtra, RoleSet.All, day) != 0;

    /// <summary>Where the series of a role and quantity stands.</summary>
    public static int IndexOf(Role role, Quantity quantity) => ((int)role * Quantities.Count) + (int)quantity;

    /// <summary>Where the series of the census roles together stands.</summary>
    public static int IndexOfCensus(Quantity quantity) => (int)quantity;

    /// <summary>The place in the census's series that a role's series adds to; null if the role is not in the census.</summary>
    public static int? CensusIndexOf(int index) =>
        (Role)(index / Quantities.Count) is { } role && role != default && role.IsInCensus() ? index % Quantities.Count : null;

    public StepSeries this[int index] => _series[index] ?? StepSeries.Empty;

    /// <summary>The amount of a quantity on a day, over roles.</summary>
    public long On(Quantity quantity, RoleSet roles, int day)
    {
        if (HasCensus && roles == RoleSet.Census)
        {
            return _series[IndexOfCensus(quantity)]?.On(day) ?? 0;
        }

        var amount = 0L;

        for (var role = Role.SeniorManager; role <= Role.NotRegistered; role++)
        {
            if (roles.Contains(role))
            {
                amount += _series[IndexOf(role, quantity)]?.On(day) ?? 0;
            }
        }

        return amount;
    }

    /// <summary>Whether any of the quantity was there on or before a day, even if it has gone since.</summary>
    public bool BeginsBy(Quantity quantity, RoleSet roles, int day)
    {
        for (var role = Role.SeniorManager; role <= Role.NotRegistered; role++)
        {
            if (roles.Contains(role) && _series[IndexOf(role, quantity)] is { } series && series.BeginsBy(day))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>These timelines with changes added.</summary>
    public UnitTimelines Plus(UnitContributions changes)
    {
        var series = (StepSeries?[])_series.Clone();

        for (var i = 0; i < Count; i++)
        {
            if (changes.InOrder(i) is { IsEmpty: false } steps)
            {
                var changed = this[i].Plus(steps);
                series[i] = changed.IsEmpty ? null : changed;
            }
        }

        return new UnitTimelines(series, HasCensus);
    }

    /// <summary>These timelines with the census roles added up.</summary>
    public UnitTimelines WithCensus()
    {
        if (HasCensus)
        {
            return this;
        }

        using var chains = new ChangeChains();
        var sums = new UnitContributions(chains);

        for (var i = 0; i < Count; i++)
        {
            if (CensusIndexOf(i) is { } census)
            {
                foreach (var step in this[i].StepsWithin(new(int.MinValue, int.MaxValue)))
                {
                    sums.Add(census, step);
                }
            }
        }

        return new UnitTimelines(_series, hasCensus: true).Plus(sums);
    }
}
