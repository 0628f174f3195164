using Workforce.Conformance.Published;

namespace Workforce.Conformance;

/// <summary>A published rate and what it is a share of (docs/definitions.md 1.3).</summary>
/// <param name="Rate">The rate.</param>
/// <param name="Numerator">The count that is divided.</param>
/// <param name="Other">The count that it is divided by, or that is added to it first.</param>
/// <param name="IsShareOfBoth">Whether it is numerator / (numerator + other) and not numerator / other.</param>
/// <param name="CountsHeads">Whether the counts are printed whole, and so exact; FTE is printed to one decimal place.</param>
public sealed record Measure(string Rate, string Numerator, string Other, bool IsShareOfBoth = false, bool CountsHeads = false)
{
    /// <summary>Half of the last place printed.</summary>
    public const decimal HalfOfLastPlace = 0.05m;

    public static readonly Measure TurnoverFte = new("turnover_rate_fte", Column.LeaversFte, Column.InPostFte);

    public static readonly Measure TurnoverHeadcount = new(
        "turnover_rate_headcount", Column.LeaversHeadcount, Column.InPostHeadcount, CountsHeads: true);

    public static readonly Measure AgencyFte = new(
        "agency_rate_fte", Column.AgencyFte, Column.InPostFte, IsShareOfBoth: true);

    public static readonly Measure AgencyHeadcount = new(
        "agency_rate_headcount",
        Column.AgencyHeadcount,
        Column.InPostHeadcount,
        IsShareOfBoth: true,
        CountsHeads: true);

    public static readonly Measure AgencyCover = new(
        "agency_cover_rate_fte", Column.AgencyCoverFte, Column.AgencyFte);

    public static readonly Measure Vacancy = new(
        "vacancy_rate_fte", Column.VacancyFte, Column.InPostFte, IsShareOfBoth: true);

    public static readonly Measure VacanciesCovered = new(
        "vacancy_agency_cover_rate_fte", Column.AgencyCoverFte, Column.VacancyFte);

    public static IReadOnlyList<Measure> All { get; } =
        [TurnoverFte, TurnoverHeadcount, AgencyFte, AgencyHeadcount, AgencyCover, Vacancy, VacanciesCovered];

    /// <summary>The rate as the service names it.</summary>
    public V1.Measure Asked => Rate switch
    {
        "turnover_rate_fte" => new() { Turnover = new() { Definition = V1.TurnoverDefinition.Dfe } },
        "turnover_rate_headcount" => new() { Turnover = new() { Definition = V1.TurnoverDefinition.Dfe, Headcount = true } },
        "agency_rate_fte" => new() { AgencyRate = V1.AgencyDefinition.Fte },
        "agency_rate_headcount" => new() { AgencyRate = V1.AgencyDefinition.Headcount },
        "agency_cover_rate_fte" => new() { AgencyRate = V1.AgencyDefinition.Cover },
        "vacancy_rate_fte" => new() { VacancyRate = V1.VacancyDefinition.Dfe },
        _ => new() { AgencyRate = V1.AgencyDefinition.VacanciesCovered },
    };

    public decimal Denominator(decimal numerator, decimal other) => IsShareOfBoth ? numerator + other : other;

    /// <summary>Whether what was rounded to these counts could have given a rate that is rounded to this one.</summary>
    /// <param name="rate">The rate printed.</param>
    /// <param name="numerator">As printed, or the sum of what was.</param>
    /// <param name="other">Likewise.</param>
    /// <param name="rows">Over how many rows the counts were added up.</param>
    public bool CouldGive(decimal rate, decimal numerator, decimal other, int rows = 1)
    {
        var half = rows * HalfOfLastPlace;

        // Whole counts are not rounded, and give one rate only.
        if (CountsHeads)
        {
            return false;
        }

        var lowest = Share(Math.Max(numerator - half, 0m), other + half);
        var highest = Share(numerator + half, Math.Max(other - half, 0m));

        return (lowest is null || lowest <= rate + HalfOfLastPlace) && (highest is null || highest >= rate - HalfOfLastPlace);
    }

    /// <summary>In per cent; null if the denominator is zero.</summary>
    public decimal? Share(decimal numerator, decimal other) =>
        Denominator(numerator, other) is var denominator && denominator == 0m ? null : 100m * numerator / denominator;

    public override string ToString() => Rate;
}
