using System.Globalization;

namespace Workforce.Backtest;

/// <summary>The outcomes, added up by what, how far ahead, and which authorities.</summary>
internal static class BacktestTable
{
    /// <summary>The last year that the model's spreads were chosen on: what came later judges it.</summary>
    public const int LastFitted = 2020;

    private static readonly (string Name, Func<Outcome, bool> Takes)[] Groups =
    [
        ("all", _ => true),
        ("fitted, to 2020", outcome => outcome.Year <= LastFitted),
        ("judged, from 2021", outcome => outcome.Year > LastFitted),
        ("under 100 FTE", outcome => outcome.Size < 100m),
        ("100 to 200", outcome => outcome.Size is >= 100m and < 200m),
        ("200 to 350", outcome => outcome.Size is >= 200m and < 350m),
        ("350 and over", outcome => outcome.Size >= 350m),
    ];

    public static IEnumerable<string> Lines(IReadOnlyList<Outcome> outcomes)
    {
        yield return "| what | years ahead | authorities | n | in 80 % | in 95 % | mean error, FTE | no change | last change | median error, % | no change | last change |";
        yield return "|---|---|---|---|---|---|---|---|---|---|---|---|";

        foreach (var quantity in Enum.GetValues<Quantity>())
        {
            for (var ahead = 1; ahead <= 2; ahead++)
            {
                foreach (var (name, takes) in Groups)
                {
                    var those = outcomes.Where(outcome => outcome.Quantity == quantity && outcome.Ahead == ahead && takes(outcome)).ToList();

                    if (those.Count > 0)
                    {
                        yield return Line(quantity, ahead, name, those);
                    }
                }
            }
        }
    }

    private static string Line(Quantity quantity, int ahead, string name, List<Outcome> those) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {(quantity is Quantity.InPost ? "in post" : "vacant")} | {ahead} | {name} | {those.Count} | {Share(those, each => each.IsWithin80):0.0} | {Share(those, each => each.IsWithin95):0.0} | {those.Average(each => each.Error):0.00} | {those.Average(each => each.ErrorOfNoChange):0.00} | {those.Average(each => each.ErrorOfLastChange):0.00} | {Median(those, each => each.Error):0.0} | {Median(those, each => each.ErrorOfNoChange):0.0} | {Median(those, each => each.ErrorOfLastChange):0.0} |");

    private static decimal Share(List<Outcome> those, Func<Outcome, bool> isSo) => 100m * those.Count(isSo) / those.Count;

    /// <summary>Of the errors in per cent of what came; nothing that came has none.</summary>
    private static decimal Median(List<Outcome> those, Func<Outcome, decimal> error)
    {
        decimal[] errors = [.. those.Where(each => each.Came > 0m).Select(each => 100m * error(each) / each.Came).Order()];
        return errors[errors.Length / 2];
    }
}
