using Grpc.Core;
using Grpc.Net.Client;
using Workforce.Client;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Delivering;

/// <summary>Three processes on one ledger: whoever takes a change, whoever dies, all end alike.</summary>
public class ReplicaTests
{
    private const int Kills = 2;

    [Theory]
    [InlineData(21)]
    public async Task Push_ToThreeProcessesOfWhichOneIsKilled_LosesNothingAndAllEndAlike(int seed)
    {
        var changes = ACouncil.Changes(seed, posts: 900);
        var expected = await UndisturbedAsync(changes);
        await using var ledger = new SharedLedger();
        await ledger.MigrateAsync();
        using ServiceProcess one = new(ledger.Path, ledger.Settings), two = new(ledger.Path, ledger.Settings), three = new(ledger.Path, ledger.Settings);
        List<ServiceProcess> services = [one, two, three];

        // All at once on a ledger that, where it is a file, is not there yet.
        services.ForEach(service => service.Start());
        await Task.WhenAll(services.Select(service => service.UntilServingAsync()));

        var lastRevision = new TaskCompletionSource<long>();
        var readers = services.ConvertAll(service => new AuditReader(service.Address));
        var reading = Task.WhenAll(readers.Select(reader => Task.Run(() => reader.ReadThroughAsync(lastRevision.Task))));

        var shares = changes.Index().GroupBy(each => each.Index % services.Count, each => each.Item).ToList();
        var acknowledged = await Task.WhenAll(shares.Select((share, i) => PushAsync(services[i], [.. share], isKilled: i == 0, new Random(seed))));
        var last = acknowledged.SelectMany(each => each).Max(each => each.Revision);
        lastRevision.SetResult(last);
        await reading;

        Assert.Equal(changes.Count, acknowledged.Sum(each => each.Count));
        Assert.DoesNotContain(acknowledged.SelectMany(each => each), each => each.Outcome is Outcome.Rejected);

        foreach (var (service, reader) in services.Zip(readers))
        {
            using var channel = GrpcChannel.ForAddress(service.Address);
            await UntilItKnowsAsync(channel, last);
            Assert.Equal(last, (await new StaffingService.StaffingServiceClient(channel).ListOrganisationUnitsAsync(new())).Revision);
            Assert.Equal(expected, await ACouncil.FiguresAsync(new(channel), new(channel)));

            // Every revision from the first to the last in order, each change once, and everyone sees the same order.
            Assert.Equal(Enumerable.Range(1, (int)last).Select(revision => (long)revision), reader.Seen.Select(change => change.Revision).Distinct());
            Assert.Equal(changes.Select(change => change.ChangeId).Order(), reader.Seen.Select(change => change.ChangeId).Order());
            Assert.Equal(readers[0].Seen, reader.Seen);
            reader.Dispose();
        }

        // As acknowledged, so recorded.
        Assert.Equal(
            acknowledged.SelectMany(each => each).Select(each => (each.Revision, each.Source, each.ChangeId)).Order(),
            readers[0].Seen.Order());
    }

    private static async Task<List<ChangeAcknowledgement>> PushAsync(ServiceProcess service, List<StaffingChange> changes, bool isKilled, Random random)
    {
        await using var client = new WorkforceClient(new WorkforceClientOptions
        {
            Address = service.Address,
            Push = new() { MaxChangesPerMessage = 10, MaxUnacknowledged = 100 },
        });
        var acknowledgements = new List<ChangeAcknowledgement>();
        var killAt = new Queue<int>(isKilled ? Enumerable.Range(0, Kills).Select(_ => random.Next(changes.Count)).Order() : []);

        await foreach (var acknowledgement in client.Staffing.PushAsync(changes.ToAsyncEnumerable()))
        {
            acknowledgements.Add(acknowledgement);

            if (killAt.TryPeek(out var at) && acknowledgements.Count > at)
            {
                killAt.Dequeue();
                service.Kill();
                service.Start();
            }
        }

        return acknowledgements;
    }

    /// <summary>Asks for an answer that knows a revision, and again where that takes longer than one call waits.</summary>
    private static async Task UntilItKnowsAsync(GrpcChannel channel, long revision)
    {
        var measures = new MeasuresService.MeasuresServiceClient(channel);

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await measures.GetEstablishmentAsync(new() { UnitId = "council", Reading = new() { MinRevision = revision } });
                return;
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable && attempt < 30)
            {
                await Task.Delay(50);
            }
        }
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
