using System.Text;
using Workforce.Fuzz.Http2;
using Workforce.Fuzz.Inputs;

namespace Workforce.Fuzz.Attacks;

/// <summary>Frames that break the rules of HTTP/2, or keep them and come in floods.</summary>
internal static class FrameAttacks
{
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("settings flood", target => FloodAsync(target, 20_000, (buffer, i) => buffer.Settings((0x4, 1 + (i % 65_535))))),
        new("settings that may not be", SettingsAsync),
        new("ping flood", target => FloodAsync(target, 50_000, (buffer, _) => buffer.Ping(), reads: false)),
        new("window updates by one", target => FloodAsync(target, 50_000, (buffer, _) => buffer.WindowUpdate(0, 1))),
        new("window updates beyond bounds", WindowAsync),
        new("headers without end", HeadersWithoutEndAsync),
        new("continuation flood", ContinuationAsync),
        new("empty continuation flood", EmptyContinuationAsync),
        new("empty data flood", EmptyDataAsync),
        new("padded data", PaddedAsync),
        new("priority flood", target => FloodAsync(target, 20_000, (buffer, i) => buffer.Frame(FrameType.Priority, 0, (2 * i) + 1, [0, 0, 0, 0, 1]))),
        new("header table bomb", TableBombAsync),
        new("header blocks of noise", HeaderNoiseAsync),
        new("frames of noise", FrameNoiseAsync),
        new("frames longer than allowed", TooLongAsync),
        new("stream numbers out of order", OutOfOrderAsync),
        new("preface cut short", PrefaceAsync),
    ];

    private static Task FloodAsync(AttackTarget target, int count, Action<FrameBuffer, int> write, bool reads = true) =>
        target.EachAsync(2, () => target.ConnectAsync(reads: reads), async connection =>
        {
            var buffer = new FrameBuffer();

            for (var i = 0; i < target.Count(count); i++)
            {
                target.Sent();
                write(buffer, i);

                if (buffer.Length > 1 << 14)
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

    /// <summary>One connection for each thing to send, since the first wrong one ends it.</summary>
    private static async Task EachOnItsOwnAsync(AttackTarget target, params Action<FrameBuffer>[] writes)
    {
        foreach (var write in writes)
        {
            target.Sent();
            await target.EachAsync(1, () => target.ConnectAsync(), async connection =>
            {
                var buffer = new FrameBuffer();
                write(buffer);
                await connection.SendAsync(buffer);
                await connection.UntilClosedAsync(TimeSpan.FromMilliseconds(100));
            });
        }
    }

    private static Task SettingsAsync(AttackTarget target) => EachOnItsOwnAsync(
        target,
        buffer => buffer.Settings((0x4, -1)),
        buffer => buffer.Settings((0x4, int.MinValue)),
        buffer => buffer.Settings((0x5, 0)),
        buffer => buffer.Settings((0x5, int.MaxValue)),
        buffer => buffer.Settings((0x2, 7)),
        buffer => buffer.Settings((0x1, -1)),
        buffer => buffer.Settings((0x3, 0)),
        buffer => buffer.Settings((0xffff, -1)),
        buffer => buffer.Frame(FrameType.Settings, 0, 0, [1, 2, 3]),
        buffer => buffer.Frame(FrameType.Settings, 0, 1, []),
        buffer => buffer.Frame(FrameType.Settings, FrameBuffer.Ack, 0, [0, 4, 0, 0, 0, 1]),
        buffer => buffer.Frame(FrameType.Settings, FrameBuffer.Ack, 0, []).Frame(FrameType.Settings, FrameBuffer.Ack, 0, []));

    private static Task WindowAsync(AttackTarget target)
    {
        var headers = AttackTarget.HeadersOf(AttackTarget.UnaryPath);
        return EachOnItsOwnAsync(
            target,
            buffer => buffer.WindowUpdate(0, int.MaxValue).WindowUpdate(0, int.MaxValue),
            buffer => buffer.WindowUpdate(0, 0),
            buffer => buffer.WindowUpdate(0, -1),
            buffer => buffer.WindowUpdate(1, 1),
            buffer => buffer.WindowUpdate(2, 1),
            buffer => buffer.Headers(1, headers, endStream: false).WindowUpdate(1, int.MaxValue).WindowUpdate(1, int.MaxValue),
            buffer => buffer.Headers(1, headers, endStream: false).WindowUpdate(1, 0),
            buffer => buffer.Frame(FrameType.WindowUpdate, 0, 0, [0, 0, 1]),
            buffer => buffer.Headers(1, headers, endStream: false).WindowUpdate(1, int.MaxValue).Settings((0x4, int.MaxValue)));
    }

    private static Task HeadersWithoutEndAsync(AttackTarget target)
    {
        var block = AttackTarget.HeadersOf(AttackTarget.UnaryPath);
        return EachOnItsOwnAsync(
            target,
            buffer => buffer.Frame(FrameType.Headers, 0, 1, block),
            buffer => buffer.Frame(FrameType.Headers, 0, 1, block).Ping(),
            buffer => buffer.Frame(FrameType.Headers, 0, 1, block).Frame(FrameType.Headers, FrameBuffer.EndHeaders, 3, block),
            buffer => buffer.Frame(FrameType.Headers, 0, 1, block).Frame(FrameType.Continuation, FrameBuffer.EndHeaders, 3, []),
            buffer => buffer.Frame(FrameType.Headers, 0, 1, block).Frame(FrameType.Data, FrameBuffer.EndStream, 1, []),
            buffer => buffer.Frame(FrameType.Continuation, FrameBuffer.EndHeaders, 1, block),
            buffer => buffer.Frame(FrameType.Headers, 0, 1, []).Reset(1),
            buffer => buffer.Frame(FrameType.Headers, FrameBuffer.EndHeaders, 0, block),
            buffer => buffer.Frame(FrameType.PushPromise, FrameBuffer.EndHeaders, 1, block));
    }

    private static Task ContinuationAsync(AttackTarget target)
    {
        var part = HeaderBlock.Encode(Enumerable.Repeat(CallHeaders.Header("x", new('c', 200)), 70));
        return FloodAsync(target, 2000, (buffer, i) =>
        {
            if (i == 0)
            {
                buffer.Frame(FrameType.Headers, 0, 1, AttackTarget.HeadersOf(AttackTarget.UnaryPath));
            }

            buffer.Frame(FrameType.Continuation, 0, 1, part);
        });
    }

    private static Task EmptyContinuationAsync(AttackTarget target) => FloodAsync(target, 50_000, (buffer, i) =>
        buffer.Frame(i == 0 ? FrameType.Headers : FrameType.Continuation, 0, 1, []));

    private static Task EmptyDataAsync(AttackTarget target) => FloodAsync(target, 50_000, (buffer, i) =>
    {
        if (i == 0)
        {
            buffer.Headers(1, AttackTarget.HeadersOf(AttackTarget.PushPath), endStream: false);
        }

        buffer.Frame(FrameType.Data, 0, 1, []);
    });

    private static Task PaddedAsync(AttackTarget target)
    {
        var headers = AttackTarget.HeadersOf(AttackTarget.PushPath);
        return EachOnItsOwnAsync(
            target,
            buffer => buffer.Headers(1, headers, endStream: false).Frame(FrameType.Data, FrameBuffer.Padded, 1, [255]),
            buffer => buffer.Headers(1, headers, endStream: false).Frame(FrameType.Data, FrameBuffer.Padded, 1, []),
            buffer => buffer.Headers(1, headers, endStream: false).Frame(FrameType.Data, FrameBuffer.Padded, 1, [5, 0, 0, 0, 0, 0]),
            buffer => buffer.Frame(FrameType.Headers, FrameBuffer.Padded | FrameBuffer.EndHeaders, 1, [255, .. headers]));
    }

    /// <summary>One long header kept in the table, and then named again and again by a single byte.</summary>
    private static Task TableBombAsync(AttackTarget target) => target.EachAsync(2, () => target.ConnectAsync(), async connection =>
    {
        var block = new MemoryStream();
        block.Write(AttackTarget.HeadersOf(AttackTarget.UnaryPath));
        block.WriteByte(0x40);
        HeaderBlock.WriteText(block, "x-bomb"u8);
        HeaderBlock.WriteText(block, Encoding.ASCII.GetBytes(new string('b', 4000)));
        block.Write(Enumerable.Repeat((byte)0xbe, 12_000).ToArray());

        for (var i = 0; i < target.Count(50); i++)
        {
            target.Sent();

            if (!await connection.SendAsync(new FrameBuffer().Headers((2 * i) + 1, block.ToArray(), endStream: true)))
            {
                return;
            }
        }

        await connection.UntilClosedAsync(target.Time / 4);
    });

    private static Task HeaderNoiseAsync(AttackTarget target) => EachOnItsOwnAsync(
        target,
        [.. Enumerable.Range(0, target.Count(40)).Select(_ => new Action<FrameBuffer>(buffer =>
            buffer.Headers(1, [.. AttackTarget.HeadersOf(AttackTarget.UnaryPath), .. HostileValues.Random(target.Random, target.Random.Next(1, 200))], endStream: true)))]);

    private static Task FrameNoiseAsync(AttackTarget target) => EachOnItsOwnAsync(
        target,
        [.. Enumerable.Range(0, target.Count(60)).Select(_ => new Action<FrameBuffer>(buffer =>
        {
            var random = target.Random;

            for (var i = random.Next(1, 20); i > 0; i--)
            {
                buffer.Frame((FrameType)random.Next(14), (byte)random.Next(256), random.Next(6), HostileValues.Random(random, random.Next(64)));
            }
        }))]);

    private static Task TooLongAsync(AttackTarget target) => EachOnItsOwnAsync(
        target,
        buffer => buffer.Frame(FrameType.Data, 0, 1, new byte[100], length: (1 << 24) - 1),
        buffer => buffer.Frame(FrameType.Headers, 0, 1, new byte[FrameBuffer.MaxPayload + 1]),
        buffer => buffer.Frame(FrameType.Ping, 0, 0, new byte[9]),
        buffer => buffer.Frame(FrameType.RstStream, 0, 1, [0]),
        buffer => buffer.Frame(FrameType.GoAway, 0, 0, []),
        buffer => buffer.Frame((FrameType)200, 255, 7, new byte[1000]));

    private static Task OutOfOrderAsync(AttackTarget target)
    {
        var headers = AttackTarget.HeadersOf(AttackTarget.UnaryPath);
        return EachOnItsOwnAsync(
            target,
            buffer => buffer.Headers(5, headers, endStream: true).Headers(3, headers, endStream: true),
            buffer => buffer.Headers(2, headers, endStream: true),
            buffer => buffer.Headers(1, headers, endStream: true).Headers(1, headers, endStream: true),
            buffer => buffer.Headers(int.MaxValue, headers, endStream: true).Headers(1, headers, endStream: true),
            buffer => buffer.Frame(FrameType.Data, 0, 1, [1]),
            buffer => buffer.Frame(FrameType.Data, 0, 0, [1]),
            buffer => buffer.Reset(1),
            buffer => buffer.Reset(0),
            buffer => buffer.Headers(1, headers, endStream: true).Frame(FrameType.Data, 0, 1, [1, 2, 3]),
            buffer => buffer.Frame(FrameType.GoAway, 0, 0, new byte[8]).Headers(1, headers, endStream: true));
    }

    private static async Task PrefaceAsync(AttackTarget target)
    {
        byte[][] beginnings =
        [
            .. Enumerable.Range(0, 6).Select(i => FrameBuffer.Preface[..(i * 4)]),
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(),
            [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03],
            [.. FrameBuffer.Preface, .. new byte[FrameBuffer.HeaderSize * 3]],
            [.. FrameBuffer.Preface, .. FrameBuffer.Preface],
            HostileValues.Random(target.Random, 500),
        ];

        foreach (var beginning in beginnings)
        {
            target.Sent();
            await target.EachAsync(1, target.ConnectBareAsync, async connection =>
            {
                await connection.SendAsync(new FrameBuffer().Raw(beginning));
                await connection.UntilClosedAsync(TimeSpan.FromMilliseconds(100));
            });
        }
    }
}
