namespace Workforce.Domain.Planning;

/// <summary>What share of those in post at the end of a month is still there at the end of a later one: the mean, worked out and not simulated.</summary>
/// <remarks>
/// Over the levels L and, for each year by itself, over its factors Y: mean of L (product over years of mean of Y (product over the year's months of
/// 1 - rate x L x Y x share of the month)). Both are of finitely many values, so it is a sum and no integral.
/// </remarks>
internal sealed class StayingShares
{
    /// <summary>By the month from whose end, from -1, and the month to whose end.</summary>
    private readonly UInt128[,] _sums;

    public StayingShares(LeaverRate rate, IReadOnlyList<decimal> shares)
    {
        var months = shares.Count;
        Chance[] applies = [.. shares.Select(Chance.Of)];
        int[] alike = [.. Enumerable.Range(0, months).Select(first => FirstAlike(applies, first))];
        var withinYears = new Chance[months, months];
        _sums = new UInt128[months + 1, months];

        for (var level = 0; level < Spread.Count; level++)
        {
            FillYears(withinYears, rate.OfYears(level), applies, alike);

            for (var from = 0; from < months; from++)
            {
                AddFrom(from, withinYears);
            }
        }
    }

    /// <param name="from">The month at whose end they are in post; -1 for today.</param>
    /// <param name="to">The month at whose end they are still there.</param>
    public decimal Of(int from, int to) => from >= to ? 1m : (decimal)(ulong)(_sums[from + 1, to] / Spread.Count) / Chance.Certain.Bits;

    /// <summary>The first month from which on the same shares follow to the end of a month's year; itself if they follow nowhere before.</summary>
    /// <remarks>Mostly all of every month applies, and what is worked out for the longest year holds for the others.</remarks>
    private static int FirstAlike(ReadOnlySpan<Chance> applies, int first)
    {
        var toYearEnd = applies[first..End(applies.Length, first)];
        var other = 0;

        while (!applies[other..End(applies.Length, other)].StartsWith(toYearEnd))
        {
            other++;
        }

        return other;
    }

    /// <summary>The mean over a year's factors of staying through its months from the first to the last, for all of them.</summary>
    private static void FillYears(Chance[,] withinYears, Chance[] leaving, Chance[] applies, int[] alike)
    {
        Span<UInt128> sums = stackalloc UInt128[ProjectionInput.MonthsOfAYear];

        for (var first = 0; first < applies.Length; first++)
        {
            var end = End(applies.Length, first);

            if (alike[first] < first)
            {
                for (var month = first; month < end; month++)
                {
                    withinYears[first, month] = withinYears[alike[first], alike[first] + month - first];
                }

                continue;
            }

            sums.Clear();

            foreach (var chance in leaving)
            {
                var stays = Chance.Certain;

                for (var month = first; month < end; month++)
                {
                    stays = stays.And(chance.And(applies[month]).Complement);
                    sums[month - first] += stays.Bits;
                }
            }

            for (var month = first; month < end; month++)
            {
                withinYears[first, month] = Chance.OfBits(sums[month - first] / Spread.Count);
            }
        }
    }

    private void AddFrom(int from, Chance[,] withinYears)
    {
        var before = Chance.Certain;
        var first = from;

        for (var to = from; to < withinYears.GetLength(0); to++)
        {
            if (to == YearEnd(first))
            {
                before = before.And(withinYears[first, to - 1]);
                first = to;
            }

            _sums[from, to] += before.And(withinYears[first, to]).Bits;
        }
    }

    private static int End(int months, int first) => Math.Min(months, YearEnd(first));

    private static int YearEnd(int month) => ((month / ProjectionInput.MonthsOfAYear) + 1) * ProjectionInput.MonthsOfAYear;
}
