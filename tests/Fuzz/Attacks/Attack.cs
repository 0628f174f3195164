using System.Net;
using Workforce.Fuzz.Http2;
using Workforce.Fuzz.Inputs;

namespace Workforce.Fuzz.Attacks;

/// <summary>A way to misuse connections and streams; bounded in count and time.</summary>
/// <param name="Name">What it does.</param>
/// <param name="RunAsync">Does it once.</param>
internal sealed record Attack(string Name, Func<AttackTarget, Task> RunAsync)
{
    public static IReadOnlyList<Attack> All { get; } = [.. StreamAttacks.All, .. FrameAttacks.All, .. SlowAttacks.All];
}

/// <summary>What an attack is directed at, how hard, and what it notes.</summary>
/// <param name="service">Where the service is.</param>
/// <param name="random">Decides what is left open.</param>
/// <param name="scale">1 for the long form, less for a short one.</param>
internal sealed class AttackTarget(IPEndPoint service, Random random, double scale)
{
    public const string UnaryPath = "/workforce.v1.MeasuresService/GetVacancyRate";
    public const string PushPath = "/workforce.v1.StaffingService/PushStaffingChanges";
    public const string WatchPath = "/workforce.v1.CaseloadService/WatchCaseloadBreaches";
    public const string HealthWatchPath = "/grpc.health.v1.Health/Watch";
    public const string ListPath = "/workforce.v1.StaffingService/ListPosts";

    private const int Preferred = 65_535;

    private long _pieces;

    public Random Random => random;

    /// <summary>How many streams, connections or frames were sent.</summary>
    public long Pieces => Interlocked.Read(ref _pieces);

    public Dictionary<Answer, int> Answers { get; } = [];

    public TimeSpan Time => TimeSpan.FromSeconds(0.5 + (2.5 * scale));

    public void Sent(int pieces = 1) => Interlocked.Add(ref _pieces, pieces);

    /// <summary>A number at full scale, brought down to this one.</summary>
    public int Count(int atFullScale) => Math.Max(1, (int)(atFullScale * scale));

    /// <summary>A connection that begins as it should.</summary>
    public Task<RawConnection> ConnectAsync(int initialWindow = Preferred, bool reads = true) => RawConnection.OpenAsync(service, initialWindow, reads);

    public Task<RawConnection> ConnectBareAsync() => RawConnection.OpenAsync(service);

    public static byte[] HeadersOf(string path, params KeyValuePair<string, byte[]>[] more) => HeaderBlock.Encode([.. CallHeaders.Good(path), .. more]);

    public static byte[] Message(string path, int number = 0)
    {
        var method = Contract.Methods.Single(method => Contract.PathOf(method) == path);
        return Frames.Of(new MessageGenerator(new Random(number), new(), hostility: 0).Message(method.InputType));
    }

    /// <summary>Does the same over several connections at once, and notes how all of them ended.</summary>
    public async Task EachAsync(int connections, Func<Task<RawConnection>> connect, Func<RawConnection, Task> misuse)
    {
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            await using var connection = await connect();
            await misuse(connection);

            lock (Answers)
            {
                lock (connection.Answers)
                {
                    foreach (var answer in connection.Answers)
                    {
                        Answers[answer] = Answers.GetValueOrDefault(answer) + 1;
                    }
                }
            }
        }));
    }
}
