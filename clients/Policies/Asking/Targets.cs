using Grpc.Core;
using Workforce.Answers;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.Policies.Asking;

/// <summary>Lists, sets and withdraws what figures are to reach.</summary>
internal sealed class Targets(WorkforceClient client, CancellationToken cancellationToken)
{
    private const int PageSize = 1000;

    /// <exception cref="UnknownNameException">There is no such unit.</exception>
    public async Task<Answer> ListAsync(string wanted, Google.Type.Date? day)
    {
        var unit = await new UnitFinder(client.Staffing, day).FindAsync(wanted, cancellationToken);
        var targets = await client.Measures
            .ListTargetsAsync(
                new() { UnitId = unit.UnitId, AsOfDate = day, MeasuredOnly = day is not null, WithValues = true, PageSize = PageSize }, cancellationToken)
            .ToListAsync(cancellationToken);
        var when = day is null ? "today" : $"on {Words.Of(day)}";

        return new([TargetSheets.Of($"Targets of {unit.Name} ({unit.UnitId}) and below, as they stand {when}: {targets.Count}", targets)], [], targets);
    }

    /// <param name="target">The target, of which the unit is as it was typed.</param>
    /// <param name="say">Says what it takes the place of, before anything is recorded.</param>
    /// <exception cref="UnknownNameException">There is no such unit.</exception>
    public async Task<Answer> SetAsync(Target target, Action<IEnumerable<string>> say)
    {
        target.UnitId = (await new UnitFinder(client.Staffing, null).FindAsync(target.UnitId, cancellationToken)).UnitId;
        say(await ReplacedAsync(target));
        var set = await client.Measures.SetTargetAsync(new() { RequestId = Guid.NewGuid().ToString(), Target = target }, cancellationToken);

        return new([TargetSheets.Of($"Set at revision {Words.Of(set.Revision)}", [new() { Target = set.Target }])], [], [set]);
    }

    /// <exception cref="UnknownNameException">There is no such target.</exception>
    public async Task<Answer> WithdrawAsync(string id)
    {
        var targets = await AllAsync();
        var target = targets.Find(each => each.Target.TargetId == id)?.Target
            ?? throw UnknownNameException.Of($"There is no target '{id}'", id, targets.Select(each => (each.Target.TargetId, "")));
        var withdrawn = await client.Measures.SetTargetAsync(
            new() { RequestId = Guid.NewGuid().ToString(), Target = target, Withdrawn = true }, cancellationToken);

        return new([TargetSheets.Of($"Withdrawn at revision {Words.Of(withdrawn.Revision)}", [new() { Target = withdrawn.Target }])], [], [withdrawn]);
    }

    private async Task<IEnumerable<string>> ReplacedAsync(Target target)
    {
        try
        {
            var before = (await AllAsync()).FindAll(each => each.Target.TargetId == target.TargetId);
            return Replaced.Of(TargetSheets.Of("", before.Select(each => new TargetStatus { Target = each.Target })), TargetSheets.Of("", [new() { Target = target }]));
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.PermissionDenied)
        {
            return ["Whether it takes the place of another you may not see: that takes the right measures.read."];
        }
    }

    private async Task<List<TargetStatus>> AllAsync() =>
        await client.Measures.ListTargetsAsync(new() { PageSize = PageSize }, cancellationToken).ToListAsync(cancellationToken);
}
