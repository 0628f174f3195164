using Grpc.Net.Client;
using Workforce.Client;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Delivering;

public class KilledServiceTests
{
    private const int KillsPerPush = 3;

    /// <summary>Once, since processes that start take most of the suite's time; tests/Faults kills as often as it is told.</summary>
    [Theory]
    [InlineData(1)]
    public async Task Push_ServiceKilledInTheMiddle_ResumesToTheStateOfAnUndisturbedRun(int seed)
    {
        var random = new Random(seed);
        var changes = ACouncil.Changes(seed, posts: 1500);
        var expected = await UndisturbedAsync(changes);
        using var directory = new TemporaryDirectory();
        using var process = new ServiceProcess(directory.File("workforce.db"));
        process.Start();
        await process.UntilServingAsync();

        // Small messages and a small window, so that there is a middle to be killed in.
        await using var client = new WorkforceClient(new WorkforceClientOptions
        {
            Address = process.Address,
            Push = new() { MaxChangesPerMessage = 20, MaxUnacknowledged = 200 },
        });
        var acknowledgements = new List<ChangeAcknowledgement>();
        var killAt = Enumerable.Range(0, KillsPerPush).Select(_ => random.Next(changes.Count)).Order().ToList();
        var killed = 0;

        await foreach (var acknowledgement in client.Staffing.PushAsync(changes.ToAsyncEnumerable()))
        {
            acknowledgements.Add(acknowledgement);

            if (killed < killAt.Count && acknowledgements.Count > killAt[killed])
            {
                killed++;
                await Task.Delay(random.Next(10));
                process.Kill();
                process.Start();
            }
        }

        Assert.Equal(KillsPerPush, killed);
        Assert.Equal(Enumerable.Range(1, changes.Count).Select(position => (long)position), acknowledgements.Select(each => each.Position));
        Assert.Equal(changes.Select(change => change.ChangeId), acknowledgements.Select(each => each.ChangeId));
        Assert.DoesNotContain(acknowledgements, each => each.Outcome is Outcome.Rejected);

        await process.UntilServingAsync();
        using var channel = GrpcChannel.ForAddress(process.Address);
        Assert.Equal(expected, await ACouncil.FiguresAsync(new(channel), new(channel)));
    }

    private static async Task<List<string>> UndisturbedAsync(IReadOnlyList<StaffingChange> changes)
    {
        var service = await RunningService.StartAsync();
        await service.PushAsync(changes);
        var figures = await ACouncil.FiguresAsync(service.Staffing, service.Measures);
        await service.DisposeAsync();
        return figures;
    }
}
