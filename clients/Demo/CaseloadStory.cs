using System.Globalization;
using Workforce.Client;
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
                new() { UnitId = Service, AsOfDate = CaseloadFile.Date(month.Day), Rounding = new() { DecimalPlaces = 0 } },
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
                    FirstDate = CaseloadFile.Date(first),
                    MustBeMetByDate = CaseloadFile.Date(mustBeMetBy),
                    LastDate = last is { } day ? CaseloadFile.Date(day) : null,
                    Note = "Notice to improve, 2010",
                },
            },
            cancellationToken);

    private async Task<int> ReportAsync(string path, CancellationToken cancellationToken)
    {
        var (landed, lost) = (0, 0);

        await foreach (var acknowledgement in client.Caseloads.ReportAsync(CaseloadFile.ReadAll(path, Service).ToAsyncEnumerable(), cancellationToken))
        {
            if (acknowledgement.Outcome is ChangeAcknowledgement.Types.Outcome.Rejected)
            {
                lost++;
                output.WriteLine($"  report {acknowledgement.Position}: {acknowledgement.Error.Message}");
            }
            else
            {
                landed++;
            }
        }

        output.WriteLine($"Reported caseloads-2010.csv: {landed} landed, {lost} rejected. The limit is 30, and 25 from January 2011.");
        return lost;
    }

    private async Task PrintBreachesAsync(DateOnly day, CancellationToken cancellationToken)
    {
        output.WriteLine();
        output.WriteLine($"Over the limit at some time by {day:yyyy-MM-dd}, since when, for how long, and how far at most:");
        var request = new ListCaseloadBreachesRequest
        {
            UnitId = Service,
            StandingWithin = new() { FirstDate = CaseloadFile.Date(new(2010, 7, 1)), LastDate = CaseloadFile.Date(day) },
        };

        await foreach (var breach in client.Caseloads.ListBreachesAsync(request, cancellationToken))
        {
            var until = breach.LastDate is { } last ? $"to {new DateOnly(last.Year, last.Month, last.Day):yyyy-MM-dd}" : "and still";
            output.WriteLine(
                $"  {breach.WorkerId}  from {new DateOnly(breach.FirstDate.Year, breach.FirstDate.Month, breach.FirstDate.Day):yyyy-MM-dd} {until}, "
                + $"{breach.DayCount} days, {breach.PeakLoad.Value} at most");
        }
    }

    private async Task PrintNextLimitAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var preview = await client.Caseloads.PreviewThresholdAsync(
            new()
            {
                Threshold = new() { UnitId = Service, Basis = CaseloadBasis.Cases, Limit = new() { Value = "25" } },
                AsOfDate = CaseloadFile.Date(day),
            },
            cancellationToken);
        output.WriteLine();
        output.WriteLine(
            $"Would the limit of 25 be met on {day:yyyy-MM-dd}, a month before it applies? {preview.OverCount} would be over, {preview.OverNowCount} are now.");
        output.WriteLine();
    }
}
