using System.Diagnostics;
using Grpc.Net.Client;
using Workforce.Client;
using Workforce.Conformance.Asking;
using Workforce.Conformance.Comparing;
using Workforce.Conformance.Facts;
using Workforce.Conformance.Published;
using Workforce.Conformance.Reporting;

namespace Workforce.Conformance;

/// <summary>Runs a file of published counts and rates through the service.</summary>
public static class ConformanceRun
{
    /// <param name="file">What was published.</param>
    /// <param name="levels">Which of its rows to run.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<ConformanceReport> RunAsync(
        CswwFile file, IReadOnlySet<GeographicLevel> levels, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);

        var membership = new Membership(file);
        var plans = file.Rows
            .Where(row => levels.Contains(row.Level))
            .Select(RowPlan.Of)
            .ToDictionary(plan => plan.Row);
        var aggregates = plans.Keys
            .Where(row => row.Level is not GeographicLevel.Authority)
            .Select(row => new AggregatePlan(row, [.. membership.Of(row).Where(plans.ContainsKey).Select(member => plans[member])]))
            .Where(plan => plan.Members.Count > 0);
        var judge = new Judge([.. plans.Values]);

        await using var service = await HostedService.StartAsync(cancellationToken);
        await using var client = new WorkforceClient(new() { Address = service.Address });
        using var channel = GrpcChannel.ForAddress(service.Address);
        var questions = new Questions(channel);

        var clock = Stopwatch.StartNew();
        var changes = await Delivery.PushAsync(client.Staffing, plans.Values.SelectMany(plan => plan.Sets), cancellationToken);
        var pushing = clock.Elapsed;

        foreach (var plan in plans.Values)
        {
            foreach (var set in plan.Sets)
            {
                judge.Hear(plan.Row, set, await questions.AskAsync(set, cancellationToken));
            }
        }

        foreach (var plan in aggregates)
        {
            foreach (var measure in Measure.All)
            {
                judge.Hear(plan, measure, await questions.AskAsync(plan, measure, cancellationToken));
            }
        }

        return new([.. plans.Values], judge.Results, judge.AddedUp, judge.Miscounted, changes, pushing, clock.Elapsed - pushing);
    }
}
