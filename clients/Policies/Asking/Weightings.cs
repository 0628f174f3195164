using Workforce.Answers;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.Policies.Asking;

/// <summary>Lists, sets and withdraws what cases weigh.</summary>
internal sealed class Weightings(WorkforceClient client, CancellationToken cancellationToken)
{
    /// <exception cref="UnknownNameException">There is no such unit.</exception>
    public async Task<Answer> ListAsync(string wanted)
    {
        var unit = await FindAsync(wanted);
        var weightings = await OfAsync(unit);

        return new(
            [WeightingSheets.Of($"Weightings of {unit.Name} ({unit.UnitId}) and below: {weightings.Count}", weightings)],
            weightings.Count == 0 ? ["What is set for a unit above it applies here too: ask for that one."] : [],
            weightings);
    }

    /// <param name="wanted">The unit as it was typed.</param>
    /// <param name="weighting">The weighting, without its unit.</param>
    /// <param name="say">Says what it takes the place of, before anything is recorded.</param>
    /// <exception cref="UnknownNameException">There is no such unit.</exception>
    public async Task<Answer> SetAsync(string wanted, CaseWeighting weighting, Action<IEnumerable<string>> say)
    {
        var unit = await FindAsync(wanted);
        weighting.UnitId = unit.UnitId;
        var before = (await OfAsync(unit)).FindAll(each => each.UnitId == unit.UnitId && each.FirstDate.Equals(weighting.FirstDate));
        say(Replaced.Of(WeightingSheets.Of("", before), WeightingSheets.Of("", [weighting])));

        var set = await client.Caseloads.SetWeightingAsync(new() { RequestId = Guid.NewGuid().ToString(), Weighting = weighting }, cancellationToken);

        return new([WeightingSheets.Of($"Set at revision {Words.Of(set.Revision)}", [set.Weighting])], [], [set]);
    }

    /// <exception cref="UnknownNameException">There is no such unit, or it has no weighting from that day.</exception>
    public async Task<Answer> WithdrawAsync(string wanted, Google.Type.Date firstDate)
    {
        var unit = await FindAsync(wanted);
        var own = (await OfAsync(unit)).FindAll(each => each.UnitId == unit.UnitId);
        var weighting = own.Find(each => each.FirstDate.Equals(firstDate)) ?? throw new UnknownNameException(NotThere(unit, firstDate, own));
        var withdrawn = await client.Caseloads.SetWeightingAsync(
            new() { RequestId = Guid.NewGuid().ToString(), Weighting = weighting, Withdrawn = true }, cancellationToken);

        return new([WeightingSheets.Of($"Withdrawn at revision {Words.Of(withdrawn.Revision)}", [withdrawn.Weighting])], [], [withdrawn]);
    }

    private static string NotThere(OrganisationUnit unit, Google.Type.Date firstDate, List<CaseWeighting> own)
    {
        var others = own.Count == 0 ? "none" : string.Join(", ", own.Select(each => Words.Of(each.FirstDate)));
        return $"{unit.Name} ({unit.UnitId}) has no weighting that begins on {Words.Of(firstDate)}. It has: {others}.";
    }

    private Task<OrganisationUnit> FindAsync(string wanted) => new UnitFinder(client.Staffing, null).FindAsync(wanted, cancellationToken);

    private async Task<List<CaseWeighting>> OfAsync(OrganisationUnit unit) =>
        await client.Caseloads.ListWeightingsAsync(new() { UnitId = unit.UnitId, PageSize = 1000 }, cancellationToken).ToListAsync(cancellationToken);
}
