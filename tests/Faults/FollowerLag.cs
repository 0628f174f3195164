using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Workforce.Service.Tests.Delivering;
using Workforce.V1;

namespace Workforce.Faults;

/// <summary>How long after a change is recorded through one process another answers with it, as callers of both see it.</summary>
/// <remarks>
/// From the recorded time, which the writer takes before its commit begins, until a call to the follower that waits for the revision has
/// its answer here: the commit, the call and this program's own work are in it. The writer, asked in the same way, shows how much those are.
/// </remarks>
internal static class FollowerLag
{
    private const int MessagesPerSecond = 50;

    private static readonly TimeSpan Stall = TimeSpan.FromMilliseconds(200);

    /// <param name="warm">
    /// For how many seconds to push before it counts: what is new in the life of a process is compiled first, for a minute or so, and a replica
    /// runs for weeks. How far behind it is meanwhile is printed too.
    /// </param>
    /// <param name="seconds">How long to push.</param>
    /// <param name="rate">How many changes a second.</param>
    /// <param name="within">How far behind the follower may be, at the 99th percentile.</param>
    /// <returns>The exit code: 1 if it was further behind.</returns>
    public static async Task<int> RunAsync(int warm, int seconds, int rate, TimeSpan within)
    {
        using var directory = new TemporaryDirectory();
        using var writer = new ServiceProcess(directory.File("workforce.db"));
        using var follower = new ServiceProcess(directory.File("workforce.db"));
        writer.Start();
        await writer.UntilServingAsync();
        follower.Start();
        await follower.UntilServingAsync();

        using var toWriter = GrpcChannel.ForAddress(writer.Address);
        using var toFollower = GrpcChannel.ForAddress(follower.Address);
        using var stop = new CancellationTokenSource();
        var through = new long[2];
        var atWriter = Task.Run(() => WatchAsync(toWriter, revision => Volatile.Write(ref through[0], revision), stop.Token));
        var atFollower = Task.Run(() => WatchAsync(toFollower, revision => Volatile.Write(ref through[1], revision), stop.Token));

        var changes = ACouncil.Changes(seed: 1, posts: rate * (warm + seconds) / 3).Take(rate * (warm + seconds)).ToList();
        await PushAsync(toWriter, changes[..(rate * warm)], rate / MessagesPerSecond);
        var (started, ofWriter, ofFollower) = (Stopwatch.GetTimestamp(), writer.ProcessorTime, follower.ProcessorTime);
        var last = await PushAsync(toWriter, changes[(rate * warm)..], rate / MessagesPerSecond);
        var took = Stopwatch.GetElapsedTime(started);

        while (Volatile.Read(ref through[0]) < last || Volatile.Read(ref through[1]) < last)
        {
            // Neither watch ends before it is told to, unless in a way that it does not expect.
            await await Task.WhenAny(atWriter, atFollower, Task.Delay(50));

            if (writer.HasExited || follower.HasExited)
            {
                throw new InvalidOperationException("A process has ended by itself.");
            }
        }

        (ofWriter, ofFollower) = (writer.ProcessorTime - ofWriter, follower.ProcessorTime - ofFollower);
        await stop.CancelAsync();
        var recorded = await RecordedAsync(toWriter);
        var (before, counted) = (recorded[..(rate * warm)], recorded[(rate * warm)..]);
        var revisions = counted[^1].Revision - counted[0].Revision + 1;
        Console.WriteLine($"{counted.Count:N0} changes in {revisions:N0} revisions through the writer in {took.TotalSeconds:0.0} s, {counted.Count / took.TotalSeconds:N0} a second asked for {rate:N0}, after {warm} s of them.");
        Console.WriteLine($"Processor time: writer {PerChange(ofWriter):0} µs a change, follower {PerChange(ofFollower):0}, {(ofWriter + ofFollower) / took:0.00} of {Environment.ProcessorCount} cores.");
        var (seenByWriter, seenByFollower) = (await atWriter, await atFollower);
        Print("writer, while new", before, seenByWriter);
        Print("follower, while new", before, seenByFollower);
        Print("writer", counted, seenByWriter);
        var p99 = Print("follower", counted, seenByFollower);
        return p99 <= within ? 0 : 1;

        double PerChange(TimeSpan time) => time.TotalMicroseconds / counted.Count;
    }

    private static async Task<long> PushAsync(GrpcChannel channel, IReadOnlyCollection<StaffingChange> changes, int perMessage)
    {
        using var call = new StaffingService.StaffingServiceClient(channel).PushStaffingChanges();
        var last = 0L;
        var reading = Task.Run(async () =>
        {
            await foreach (var response in call.ResponseStream.ReadAllAsync())
            {
                last = response.Acknowledgements.Max(each => Math.Max(each.Revision, last));
            }
        });
        var started = Stopwatch.GetTimestamp();

        foreach (var (index, message) in changes.Chunk(perMessage).Index())
        {
            var due = TimeSpan.FromSeconds((double)index / MessagesPerSecond) - Stopwatch.GetElapsedTime(started);

            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due);
            }

            await call.RequestStream.WriteAsync(new() { Changes = { message } });
        }

        await call.RequestStream.CompleteAsync();
        await reading;
        return last;
    }

    /// <summary>Waits for one revision after the other.</summary>
    /// <returns>When each answer was here, and through which revision it knew.</returns>
    private static async Task<List<(DateTime At, long Revision)>> WatchAsync(GrpcChannel channel, Action<long> hasSeen, CancellationToken stop)
    {
        var staffing = new StaffingService.StaffingServiceClient(channel);
        var seen = new List<(DateTime At, long Revision)>();
        var next = 1L;

        while (!stop.IsCancellationRequested)
        {
            try
            {
                var answer = await staffing.ListOrganisationUnitsAsync(
                    new() { PageSize = 1, Reading = new() { MinRevision = next } },
                    cancellationToken: stop);
                seen.Add((DateTime.UtcNow, answer.Revision));
                hasSeen(answer.Revision);
                next = answer.Revision + 1;
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled)
            {
                // Nothing new for as long as one call waits, or done.
            }
        }

        return seen;
    }

    /// <summary>When each change was recorded, and under which revision.</summary>
    private static async Task<List<(DateTime At, long Revision)>> RecordedAsync(GrpcChannel channel)
    {
        var recorded = new List<(DateTime At, long Revision)>();
        var request = new ListStaffingChangesRequest { PageSize = 1000 };

        do
        {
            var page = await new StaffingService.StaffingServiceClient(channel).ListStaffingChangesAsync(request);
            recorded.AddRange(page.Changes.Select(change => (change.RecordedTime.ToDateTime(), change.Revision)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return recorded;
    }

    private static TimeSpan Print(string name, List<(DateTime At, long Revision)> recorded, List<(DateTime At, long Revision)> seen)
    {
        if (recorded.Count == 0)
        {
            return TimeSpan.Zero;
        }

        var lags = new List<TimeSpan>(recorded.Count);
        var next = 0;

        foreach (var (at, revision) in recorded)
        {
            while (seen[next].Revision < revision)
            {
                next++;
            }

            lags.Add(seen[next].At - at);
        }

        PrintStalls(name, recorded, lags);
        lags.Sort();
        Console.WriteLine($"{name,-20} p50 {At(0.5),8:0.0} ms   p90 {At(0.9),8:0.0} ms   p99 {At(0.99),8:0.0} ms   most {At(1),8:0.0} ms");
        return lags[(int)(lags.Count * 0.99)];

        double At(double part) => lags[Math.Min(lags.Count - 1, (int)(lags.Count * part))].TotalMilliseconds;
    }

    /// <summary>When it was far behind, to be held against what else the machine and the collectors did then.</summary>
    private static void PrintStalls(string name, List<(DateTime At, long Revision)> recorded, List<TimeSpan> lags)
    {
        var stalls = recorded.Zip(lags).Where(each => each.Second > Stall).GroupBy(each => each.First.At.Ticks / TimeSpan.TicksPerSecond).ToList();

        foreach (var second in stalls)
        {
            Console.WriteLine($"{name}: at {second.First().First.At:HH:mm:ss.fff} {second.Count():N0} changes were {second.Max(each => each.Second).TotalMilliseconds:0} ms behind at most.");
        }
    }
}
