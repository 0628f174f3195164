using System.Globalization;
using Workforce.Conformance.Comparing;
using Workforce.Conformance.Published;

namespace Workforce.Conformance.Reporting;

/// <summary>A report as plain text; its last line is the one to look for.</summary>
public static class ReportText
{
    private static readonly Verdict[] Compared = [Verdict.Exact, Verdict.WithinRounding, Verdict.Differs];

    public static IEnumerable<string> Lines(ConformanceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        return
        [
            .. Extent(report),
            "",
            .. ByRate(report),
            "",
            .. Symbols(report),
            .. Section("Counts that cannot stand together as printed", report.Notes),
            .. Section("Not asked", report.Of(Verdict.NotAsked)),
            .. Section("Starters not counted as pushed", report.Miscounted),
            .. Section("Differ, authorities", report.AuthorityDifferences),
            .. Section("Differ, regions and the country", report.AggregateDifferences),
            .. Section("Agree because the service leaves an authority out", report.Results.Where(result => result.LeftOut.Count > 0)),
            .. Section("Agree with the totals printed, but not with the authorities added up", OnlyAsPrinted()),
            "",
            $"Regions and the country added up over their authorities: {Tally(verdict => report.AddedUp.Count(result => result.Verdict == verdict))}",
            $"By row, each as its worst rate: {Tally(report.RowsOf)}",
            Tally(verdict => report.Of(verdict).Count()),
        ];

        IEnumerable<RateResult> OnlyAsPrinted() => report.AddedUp.Where(result => result.Verdict is Verdict.Differs).Except(report.Results);
    }

    private static IEnumerable<string> Extent(ConformanceReport report)
    {
        var levels = report.Plans.CountBy(plan => plan.Row.Level).ToDictionary();

        var units = report.Plans.Sum(plan => plan.Sets.Count);

        var (authorities, regions, country) = (Of(GeographicLevel.Authority), Of(GeographicLevel.Region), Of(GeographicLevel.Country));

        yield return Text($"{report.Plans.Count} rows: authorities {authorities}, regions {regions}, country {country}.");
        yield return Text($"Pushed {report.Changes:N0} changes in {report.Pushing.TotalSeconds:0.0} s.");
        yield return Text($"Asked {units} units, each a council of its own, and {report.AddedUp.Count} rates over several of them, in {report.Asking.TotalSeconds:0.0} s.");
        yield return Text($"Starters, whom no rate counts, came back as pushed for {units - report.Miscounted.Count} of {units} units.");

        int Of(GeographicLevel level) => levels.GetValueOrDefault(level);
    }

    private static IEnumerable<string> ByRate(ConformanceReport report)
    {
        yield return $"{"rate",-32}{"exact",8}{"rounding",10}{"differ",8}{"not asked",11}";

        foreach (var measure in Measure.All)
        {
            var (exact, rounding) = (Count(measure, Verdict.Exact), Count(measure, Verdict.WithinRounding));
            var (differ, notAsked) = (Count(measure, Verdict.Differs), Count(measure, Verdict.NotAsked));
            yield return Text($"{measure,-32}{exact,8}{rounding,10}{differ,8}{notAsked,11}");
        }

        foreach (var column in Column.NotHeld)
        {
            yield return Text($"{column,-32}{"not asked: the service does not hold it yet",37}");
        }

        int Count(Measure measure, Verdict verdict) => report.Of(verdict).Count(result => result.Measure == measure);
    }

    private static IEnumerable<string> Symbols(ConformanceReport report)
    {
        var symbols = report.Results.Where(result => result.Published.Number is null).ToList();
        yield return Text($"Symbols in {symbols.Select(result => result.Row).Distinct().Count()} rows:");

        foreach (var symbol in symbols
            .GroupBy(result => (result.Published, result.Verdict, result.Answer?.Reason))
            .OrderBy(group => group.Key.Published.Text, StringComparer.Ordinal))
        {
            var (published, verdict, reason) = symbol.Key;
            yield return verdict is Verdict.NotAsked
                ? Text($"  {symbol.Count(),4} x {published}, not asked")
                : Text($"  {symbol.Count(),4} x {published}, answered {reason}: {InWords(verdict)}");
        }
    }

    private static IEnumerable<string> Section<T>(string title, IEnumerable<T> lines)
    {
        var listed = lines.ToList();
        return listed.Count == 0 ? [] : ["", Text($"{title}: {listed.Count}"), .. listed.Select(line => $"  {line}")];
    }

    private static string Tally(Func<Verdict, int> count) =>
        string.Join(", ", Compared.Select(verdict => Text($"{count(verdict)} {InWords(verdict)}")));

    private static string InWords(Verdict verdict) => verdict switch
    {
        Verdict.Exact => "exact",
        Verdict.WithinRounding => "within rounding",
        Verdict.Differs => "differ",
        _ => "not asked",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
