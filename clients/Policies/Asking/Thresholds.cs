using Grpc.Core;
using Workforce.Answers;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.Policies.Asking;

/// <summary>Lists, tries, sets and withdraws the limits of caseloads.</summary>
internal sealed class Thresholds(WorkforceClient client, CancellationToken cancellationToken)
{
    private const int PageSize = 1000;

    /// <exception cref="UnknownNameException">There is no such unit.</exception>
    public async Task<Answer> ListAsync(string wanted, Google.Type.Date? day)
    {
        var unit = await new UnitFinder(client.Staffing, day).FindAsync(wanted, cancellationToken);
        var thresholds = await client.Caseloads
            .ListThresholdsAsync(new() { UnitId = unit.UnitId, InForceDate = day, PageSize = PageSize }, cancellationToken)
            .ToListAsync(cancellationToken);
        var when = day is null ? "" : $" on {Words.Of(day)}";

        return new(
            [ThresholdSheets.Of($"Thresholds of {unit.Name} ({unit.UnitId}) and below{when}: {thresholds.Count}", thresholds)],
            thresholds.Count == 0 ? ["What is set for a unit above it applies here too: ask for that one."] : [],
            thresholds);
    }

    /// <summary>Says what a threshold would do, and who would be over; records nothing.</summary>
    /// <exception cref="UnknownNameException">There is no such unit.</exception>
    public async Task<Answer> PreviewAsync(CaseloadThreshold threshold, Google.Type.Date? day)
    {
        threshold.UnitId = await UnitIdAsync(threshold.UnitId);
        var request = new PreviewThresholdRequest { Threshold = threshold, AsOfDate = day, PageSize = PageSize };
        var pages = new List<PreviewThresholdResponse>();

        do
        {
            pages.Add(await client.Caseloads.PreviewThresholdAsync(request, cancellationToken));
            request.PageToken = pages[^1].NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return new(
            [ThresholdSheets.OfThoseOver("Would be over the limit", pages.SelectMany(page => page.Over))],
            [.. await ReplacedAsync(threshold), .. ThresholdSheets.Told(pages[0], day), "Nothing was recorded."],
            pages);
    }

    /// <summary>Says what a threshold would do, and sets it.</summary>
    /// <param name="threshold">The threshold, of which the unit is as it was typed.</param>
    /// <param name="day">The day of which to say what it would do; null for today.</param>
    /// <param name="say">Says it, before anything is recorded.</param>
    /// <exception cref="UnknownNameException">There is no such unit.</exception>
    public async Task<Answer> SetAsync(CaseloadThreshold threshold, Google.Type.Date? day, Action<IEnumerable<string>> say)
    {
        threshold.UnitId = await UnitIdAsync(threshold.UnitId);
        say(await ReplacedAsync(threshold));
        say(await ToldAsync(threshold, day));

        var set = await client.Caseloads.SetThresholdAsync(
            new() { RequestId = Guid.NewGuid().ToString(), Threshold = threshold }, cancellationToken);

        return new([ThresholdSheets.Of($"Set at revision {Words.Of(set.Revision)}", [set.Threshold])], [], [set]);
    }

    /// <exception cref="UnknownNameException">There is no such threshold.</exception>
    public async Task<Answer> WithdrawAsync(string id)
    {
        var thresholds = await AllAsync();
        var threshold = thresholds.Find(each => each.ThresholdId == id)
            ?? throw UnknownNameException.Of($"There is no threshold '{id}'", id, thresholds.Select(each => (each.ThresholdId, "")));
        var withdrawn = await client.Caseloads.SetThresholdAsync(
            new() { RequestId = Guid.NewGuid().ToString(), Threshold = threshold, Withdrawn = true }, cancellationToken);

        return new([ThresholdSheets.Of($"Withdrawn at revision {Words.Of(withdrawn.Revision)}", [withdrawn.Threshold])], [], [withdrawn]);
    }

    // Who may set a threshold need not be allowed to see caseloads.
    private async Task<IEnumerable<string>> ToldAsync(CaseloadThreshold threshold, Google.Type.Date? day)
    {
        try
        {
            // Nobody is named here: a page is asked for that is as small as can be.
            var preview = await client.Caseloads.PreviewThresholdAsync(new() { Threshold = threshold, AsOfDate = day, PageSize = 1 }, cancellationToken);
            return ThresholdSheets.Told(preview, day);
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.PermissionDenied)
        {
            return ["What it does to those it is for you may not see: that takes the right caseload.read on the unit."];
        }
    }

    private async Task<IEnumerable<string>> ReplacedAsync(CaseloadThreshold threshold) => Replaced.Of(
        ThresholdSheets.Of("", (await AllAsync()).FindAll(each => each.ThresholdId == threshold.ThresholdId)), ThresholdSheets.Of("", [threshold]));

    private async Task<string> UnitIdAsync(string wanted) => (await new UnitFinder(client.Staffing, null).FindAsync(wanted, cancellationToken)).UnitId;

    private async Task<List<CaseloadThreshold>> AllAsync() =>
        await client.Caseloads.ListThresholdsAsync(new() { PageSize = PageSize }, cancellationToken).ToListAsync(cancellationToken);
}
