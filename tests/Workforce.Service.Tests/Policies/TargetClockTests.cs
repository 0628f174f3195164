using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Policies;

/// <summary>What was set last stands, whatever the clocks of the replicas say.</summary>
public class TargetClockTests
{
    [Fact]
    public async Task SetTarget_WhileTheClockStandsStillOrIsSetBack_TheLastSetStands()
    {
        var noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var clock = new SetClock { Now = noon };
        var service = new RunningService([], clock);
        await service.InitializeAsync();

        try
        {
            var (council, _) = await service.CouncilAsync(filled: 9);
            var request = ATarget.Request(council);

            foreach (var (limit, minutes) in new[] { ("9", 0), ("8", 0), ("7", -60), ("6", -30), ("5", 10) })
            {
                clock.Now = noon.AddMinutes(minutes);
                (request.RequestId, request.Target.Limit) = (A.Id("request"), A.Number(limit));
                await service.Measures.SetTargetAsync(request);

                Assert.Equal(limit, Assert.Single((await service.Measures.ListTargetsAsync(new())).Targets).Target.Limit.Value);
            }
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    [Fact]
    public async Task SetTarget_OnAReplicaWhoseClockIsBehind_StandsOverWhatAnotherSetJustBefore()
    {
        var service = await RunningService.StartAsync();
        var behind = new RunningService(
            [$"--Workforce:DatabasePath={service.DatabasePath}", "--Workforce:FollowInterval=00:00:00.02"],
            new SlowClock(TimeSpan.FromMinutes(3)));
        await behind.InitializeAsync();

        try
        {
            var (council, _) = await service.CouncilAsync(filled: 9);
            var request = ATarget.Request(council);
            await service.Measures.SetTargetAsync(request);
            (request.RequestId, request.Target.Limit) = (A.Id("request"), A.Number("6"));

            var set = await behind.Measures.SetTargetAsync(request);

            foreach (var replica in new[] { service, behind })
            {
                var targets = await replica.Measures.ListTargetsAsync(new() { Reading = new() { MinRevision = set.Revision } });
                Assert.Equal("6", Assert.Single(targets.Targets).Target.Limit.Value);
            }
        }
        finally
        {
            await behind.DisposeAsync();
            await service.DisposeAsync();
        }
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class SlowClock(TimeSpan behind) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DayClock.OfTheRun.GetUtcNow() - behind;
    }
}
