namespace Workforce.Fuzz.Inputs;

/// <summary>Spoils a message's bytes without regard to what they mean.</summary>
internal static class MessageBytes
{
    /// <summary>Numbers that never end, that no type holds, and tags that nothing may have.</summary>
    private static readonly byte[][] Impossible =
    [
        [0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], [0x00], [0x07], [0x0e, 0x01], [0x0a, 0xff, 0xff, 0xff, 0xff, 0x07],
        [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f], [0x0c], [0x0b], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], [0x0a, 0x7f],
    ];

    public static byte[] Spoil(byte[] message, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            message = SpoilOnce(message, random);
        }

        return message;
    }

    private static byte[] SpoilOnce(byte[] message, Random random)
    {
        var at = random.Next(message.Length + 1);
        var to = Math.Min(message.Length, at + random.Next(16));

        switch (random.Next(6))
        {
            case 0:
                return message[..at];

            case 1:
                return [.. message[..at], .. message[to..]];

            case 2:
                return [.. message[..to], .. message[at..]];

            case 3:
                return [.. message[..at], .. HostileValues.Random(random, random.Next(1, 24)), .. message[at..]];

            case 4:
                return [.. message[..at], .. Impossible[random.Next(Impossible.Length)], .. message[at..]];

            default:
                var copy = (byte[])message.Clone();

                if (copy.Length > 0)
                {
                    copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
                }

                return copy;
        }
    }
}
