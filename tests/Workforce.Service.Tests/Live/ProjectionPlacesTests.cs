using Grpc.Core;
using Workforce.Service.Live;

namespace Workforce.Service.Tests.Live;

public class ProjectionPlacesTests
{
    /// <summary>As many as there are places, on half of the cores.</summary>
    private static readonly int Places = Math.Max(1, Environment.ProcessorCount / 2);

    [Fact]
    public async Task RunAsync_WhereAllPlacesAreTaken_WaitsAHundred_AndTellsTheNextToComeBack()
    {
        using var places = new ProjectionPlaces();
        using var leave = new ManualResetEventSlim();
        var running = await TakeAllAsync(places, leave);
        List<Task<int>> waiting = [.. Enumerable.Range(0, 100).Select(i => places.RunAsync(() => i, CancellationToken.None))];

        var refused = await Assert.ThrowsAsync<RpcException>(() => places.RunAsync(() => 0, CancellationToken.None));

        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.DoesNotContain(waiting, task => task.IsCompleted);

        leave.Set();
        await Task.WhenAll(running);
        Assert.Equal(Enumerable.Range(0, 100), await Task.WhenAll(waiting));

        // Nobody waits any more.
        Assert.Equal(1, await places.RunAsync(() => 1, CancellationToken.None));
    }

    [Fact]
    public async Task RunAsync_OfACallThatEndsWhileItWaits_NeverRuns_AndLeavesItsPlaceInTheQueue()
    {
        using var places = new ProjectionPlaces();
        using var leave = new ManualResetEventSlim();
        using var call = new CancellationTokenSource();
        var running = await TakeAllAsync(places, leave);
        var hasRun = false;
        List<Task<bool>> waiting = [.. Enumerable.Range(0, 100).Select(_ => places.RunAsync(() => hasRun = true, call.Token))];

        await call.CancelAsync();
        await Task.WhenAll(waiting.Select(task => Assert.ThrowsAnyAsync<OperationCanceledException>(() => task)));

        var next = places.RunAsync(() => 2, CancellationToken.None);
        leave.Set();
        await Task.WhenAll(running);
        Assert.Equal((2, false), (await next, hasRun));
    }

    [Fact]
    public async Task RunAsync_OfWorkThatFails_FreesItsPlace()
    {
        using var places = new ProjectionPlaces();

        for (var i = 0; i <= Places; i++)
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => places.RunAsync<int>(() => throw new OperationCanceledException(), CancellationToken.None));
        }

        Assert.Equal(3, await places.RunAsync(() => 3, CancellationToken.None));
    }

    /// <summary>Takes every place until they may leave.</summary>
    private static async Task<List<Task>> TakeAllAsync(ProjectionPlaces places, ManualResetEventSlim leave)
    {
        var running = new List<Task>();

        for (var i = 0; i < Places; i++)
        {
            var isIn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            running.Add(Task.Run(() => places.RunAsync(
                () =>
                {
                    isIn.SetResult();
                    leave.Wait();
                    return true;
                },
                CancellationToken.None)));
            await isIn.Task;
        }

        return running;
    }
}
