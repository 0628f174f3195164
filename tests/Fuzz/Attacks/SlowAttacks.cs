using System.Diagnostics;
using Workforce.Fuzz.Http2;
using Workforce.Fuzz.Inputs;

namespace Workforce.Fuzz.Attacks;

/// <summary>Callers who take their time, with what they send or with what they read.</summary>
internal static class SlowAttacks
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    public static IReadOnlyList<Attack> All { get; } =
    [
        new("slow senders", SlowSenderAsync),
        new("slow headers", SlowHeadersAsync),
        new("readers who read nothing", target => UnreadAsync(target, AttackTarget.ListPath, initialWindow: 0)),
        new("watchers who read nothing", target => UnreadAsync(target, AttackTarget.WatchPath, initialWindow: 0)),
        new("readers byte by byte", ByteByByteAsync),
        new("socket never read", NeverReadAsync),
        new("push without end", EndlessPushAsync),
        new("push never acknowledged", UnacknowledgedPushAsync),
    ];

    private static Task SlowSenderAsync(AttackTarget target) => target.EachAsync(target.Count(20), () => target.ConnectAsync(), async connection =>
    {
        target.Sent();
        var message = AttackTarget.Message(AttackTarget.UnaryPath);
        await connection.SendAsync(new FrameBuffer().Headers(1, AttackTarget.HeadersOf(AttackTarget.UnaryPath), endStream: false));
        await DripAsync(target, message.Length, i => connection.SendAsync(new FrameBuffer().Frame(FrameType.Data, 0, 1, message.AsSpan(i, 1))));
    });

    private static Task SlowHeadersAsync(AttackTarget target) => target.EachAsync(target.Count(20), () => target.ConnectAsync(), async connection =>
    {
        target.Sent();
        var headers = AttackTarget.HeadersOf(AttackTarget.UnaryPath);
        await connection.SendAsync(new FrameBuffer().Frame(FrameType.Headers, 0, 1, headers.AsSpan(0, 1)));
        await DripAsync(target, headers.Length - 1, i => connection.SendAsync(new FrameBuffer().Frame(FrameType.Continuation, 0, 1, headers.AsSpan(i + 1, 1))));
    });

    /// <summary>Answers asked for and never taken.</summary>
    private static Task UnreadAsync(AttackTarget target, string path, int initialWindow) =>
        target.EachAsync(target.Count(10), () => target.ConnectAsync(initialWindow), async connection =>
        {
            await connection.SendAsync(Calls(target, path, 100));
            await connection.UntilClosedAsync(target.Time);
        });

    private static Task ByteByByteAsync(AttackTarget target) => target.EachAsync(target.Count(10), () => target.ConnectAsync(initialWindow: 1), async connection =>
    {
        await connection.SendAsync(Calls(target, AttackTarget.ListPath, 50));
        await DripAsync(target, int.MaxValue, i => connection.SendAsync(new FrameBuffer().WindowUpdate((2 * (i % 50)) + 1, 1)));
    });

    /// <summary>The windows are wide open, and what comes fills the socket.</summary>
    private static Task NeverReadAsync(AttackTarget target) =>
        target.EachAsync(target.Count(10), () => target.ConnectAsync(int.MaxValue, reads: false), async connection =>
        {
            await connection.SendAsync(new FrameBuffer().WindowUpdate(0, int.MaxValue - 65_535));

            for (var i = 0; i < target.Count(20); i++)
            {
                if (!await connection.SendAsync(Calls(target, AttackTarget.ListPath, 100, from: 100 * i)))
                {
                    break;
                }
            }

            await Task.Delay(target.Time);
        });

    private static Task EndlessPushAsync(AttackTarget target) => target.EachAsync(target.Count(4), () => target.ConnectAsync(), async connection =>
    {
        var message = AttackTarget.Message(AttackTarget.PushPath, 7);
        var empty = Frames.Of([]);
        await connection.SendAsync(new FrameBuffer().Headers(1, AttackTarget.HeadersOf(AttackTarget.PushPath), endStream: false));
        await DripAsync(target, int.MaxValue, i =>
        {
            target.Sent();
            return connection.SendAsync(new FrameBuffer().Frame(FrameType.Data, 0, 1, i % 2 == 0 ? message : empty).WindowUpdate(0, 10_000).WindowUpdate(1, 10_000));
        });
    });

    /// <summary>Changes sent as fast as the service takes them, by a sender who never takes an acknowledgement.</summary>
    private static Task UnacknowledgedPushAsync(AttackTarget target) => target.EachAsync(target.Count(4), () => target.ConnectAsync(initialWindow: 0), async connection =>
    {
        var message = AttackTarget.Message(AttackTarget.PushPath, 7);
        await connection.SendAsync(new FrameBuffer().Headers(1, AttackTarget.HeadersOf(AttackTarget.PushPath), endStream: false));

        // As many bytes as the service's windows allow at first.
        for (var sent = message.Length; sent < 600_000; sent += message.Length)
        {
            target.Sent();

            if (!await connection.SendAsync(new FrameBuffer().Frame(FrameType.Data, 0, 1, message)))
            {
                return;
            }
        }

        await connection.UntilClosedAsync(target.Time);
    });

    private static FrameBuffer Calls(AttackTarget target, string path, int count, int from = 0)
    {
        var buffer = new FrameBuffer();
        var headers = AttackTarget.HeadersOf(path);
        var message = AttackTarget.Message(path);

        for (var i = from; i < from + count; i++)
        {
            target.Sent();
            buffer.Headers((2 * i) + 1, headers, endStream: false).Frame(FrameType.Data, FrameBuffer.EndStream, (2 * i) + 1, message);
        }

        return buffer;
    }

    private static async Task DripAsync(AttackTarget target, int count, Func<int, Task<bool>> drop)
    {
        var started = Stopwatch.GetTimestamp();

        for (var i = 0; i < count && Stopwatch.GetElapsedTime(started) < target.Time && await drop(i); i++)
        {
            await Task.Delay(Step);
        }
    }
}
