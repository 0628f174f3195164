namespace Workforce.Domain.Planning;

/// <summary>How likely an employee is to leave within a month, and how sure that is.</summary>
/// <param name="Monthly">The mean, from 0 to 1.</param>
/// <param name="Level">How far the true mean may lie from it: the same for all months to come.</param>
/// <param name="Yearly">How far one year may lie from another.</param>
public sealed record LeaverRate(decimal Monthly, Spread Level, Spread Yearly)
{
    /// <summary>A rate that is certain.</summary>
    public static LeaverRate Of(decimal monthly) => new(monthly, Spread.None, Spread.None);

    /// <summary>The chances in a year at one of the levels, by which of the years was drawn.</summary>
    internal Chance[] OfYears(int level)
    {
        var ofLevel = Chance.Of(Monthly).Times(Level.Factor(level));
        var years = new Chance[Spread.Count];

        for (var year = 0; year < years.Length; year++)
        {
            years[year] = ofLevel.Times(Yearly.Factor(year));
        }

        return years;
    }
}
