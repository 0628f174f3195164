using System.Globalization;
using Workforce.CaseFeed.Sending;
using Workforce.CaseFeed.Sheets;
using Workforce.Client;
using Workforce.Feeds.Rows;
using Workforce.V1;

namespace Workforce.Demo;

/// <summary>Plays the caseloads of 2010 and asks who was over the limit, beside what was published.</summary>
internal sealed class CaseloadStory(WorkforceClient client, TextWriter output)
{
    private const string Service = "FEN-RA";

    private static readonly DateOnly NewLimitFrom = new(2011, 1, 1);

    /// <returns>How many figures differ from the published ones, and how many reports did not land.</returns>
    public async Task<int> PrintAsync(IReadOnlyList<CaseloadMonth> published, string caseloads, CancellationToken cancellationToken)
    {
        await SetLimitAsync("ra-30", 30, new(2010, 7, 1), mustBeMetBy: new(2010, 12, 31), last: new(2010, 12, 31), cancellationToken);
        await SetLimitAsync("ra-25", 25, NewLimitFrom, mustBeMetBy: new(2011, 3, 31), last: null, cancellationToken);
        var lost = await ReportAsync(caseloads, cancellationToken);

        output.WriteLine();
        output.WriteLine("Referral and assessment: caseloads at each month's end. In brackets: what the council published.");
        output.WriteLine();
        output.WriteLine("day         over the limit   mean       most   limit");
        var differences = 0;

        foreach (var month in published)
        {
            var summary = await client.Caseloads.GetCaseloadSummaryAsync(
                new() { UnitId = Service, AsOfDate = month.Day.ToDate(), Rounding = new() { DecimalPlaces = 0 } },
                cancellationToken);
            var figures = summary.WithAgency;
            var (over, mean) = (Number(figures.Over), Number(figures.MeanPerHolder));
            differences += (over == month.Over ? 0 : 1) + (mean == month.Mean ? 0 : 1);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{month.Day:yyyy-MM-dd}  {over,8} ({month.Over})  {mean,6} ({month.Mean})  {Number(figures.Maximum),6}  {30,6}"));
        }

        output.WriteLine();
        output.WriteLine(differences == 0
            ? $"Every figure is as published ({2 * published.Count} compared)."
            : $"{differences} of {2 * published.Count} figures differ.");
        await PrintBreachesAsync(published[^1].Day, cancellationToken);
        await PrintNextLimitAsync(published[^1].Day, cancellationToken);
        return differences + lost;
    }

    private static int? Number(MeasureValue value) =>
        value.Value is { } number ? (int)decimal.Parse(number.Value, CultureInfo.InvariantCulture) : null;

    private async Task SetLimitAsync(
        string thresholdId,
        int limit,
        DateOnly first,
        DateOnly mustBeMetBy,
        DateOnly? last,
        CancellationToken cancellationToken) => await client.Caseloads.SetThresholdAsync(
            new()
            {
                RequestId = $"demo-{thresholdId}",
                Threshold = new()
                {
                    ThresholdId = thresholdId,
                    UnitId = Service,
                    Basis = CaseloadBasis.Cases,
                    Limit = new() { Value = limit.ToString(CultureInfo.InvariantCulture) },
                    FirstDate = first.ToDate(),
                    MustBeMetByDate = mustBeMetBy.ToDate(),
                    LastDate = last?.ToDate(),
                    Note = "Notice to improve, 2010",
                },
            },
            cancellationToken);

    private async Task<int> ReportAsync(string path, CancellationToken cancellationToken)
    {
        var (landed, lost) = (0L, 0L);
        var sheet = CaseloadSheet.Read(path, CaseloadMapping.Own, day: null, lastDay: DateOnly.MaxValue, hasSeveralDays: true, cancellationToken);
        var run = new SnapshotRun(
            client.Caseloads,
            new()
            {
                Source = "cases-demo",
                MadeTime = MadeMoment.LastWritten(path),
                CoveredUnitIds = [Service],
                // November has a quarter fewer cases than October, which the service would rather ask about than believe.
                MaxShrinkPercent = 30,
            },
            CaseloadMapping.Own);

        foreach (var day in sheet.Days)
        {
            var verdict = await run.PushAsync(day, Print, cancellationToken);

            if (verdict.Result is SnapshotResult.Completed)
            {
                landed++;
            }
            else
            {
                lost++;
                output.WriteLine($"  {day.Day:yyyy-MM-dd}: {string.Join(' ', verdict.Words)}");
            }
        }

        landed += run.Counts.Applied;
        lost += run.Counts.Rejected + sheet.RowsAtFault.Count;
        output.WriteLine($"Reported caseloads-2010.csv: {landed} landed, {lost} rejected. The limit is 30, and 25 from January 2011.");
        return (int)lost;

        void Print(RowOutcome outcome)
        {
            foreach (var fault in outcome.Faults)
            {
                output.WriteLine($"  {RowText.Of(outcome.Line, fault)}");
            }
        }
    }

    private async Task PrintBreachesAsync(DateOnly day, CancellationToken cancellationToken)
    {
        output.WriteLine();
        output.WriteLine($"Over the limit at some time by {day:yyyy-MM-dd}, since when, for how long, and how far at most:");
        var request = new ListCaseloadBreachesRequest
        {
            UnitId = Service,
            StandingWithin = new() { FirstDate = new DateOnly(2010, 7, 1).ToDate(), LastDate = day.ToDate() },
        };

        await foreach (var breach in client.Caseloads.ListBreachesAsync(request, cancellationToken))
        {
            var until = breach.LastDate is { } last ? $"to {last.ToDateOnly():yyyy-MM-dd}" : "and still";
            output.WriteLine(
                $"  {breach.WorkerId}  from {breach.FirstDate.ToDateOnly():yyyy-MM-dd} {until}, "
                + $"{breach.DayCount} days, {breach.PeakLoad.Value} at most");
        }
    }

    private async Task PrintNextLimitAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var preview = await client.Caseloads.PreviewThresholdAsync(
            new()
            {
                Threshold = new() { UnitId = Service, Basis = CaseloadBasis.Cases, Limit = new() { Value = "25" } },
                AsOfDate = day.ToDate(),
            },
            cancellationToken);
        output.WriteLine();
        output.WriteLine(
            $"Would the limit of 25 be met on {day:yyyy-MM-dd}, a month before it applies? {preview.OverCount} would be over, {preview.OverNowCount} are now.");
        output.WriteLine();
    }
}
