using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Workforce.Service.Limits;

/// <summary>Reads and writes <c>grpc-timeout</c> as the protocol writes it: up to eight digits and a unit.</summary>
internal static class Timeout
{
    private const int MaxDigits = 8;
    private const long MaxCount = 99_999_999;

    /// <returns>Null if it is not that: the library takes it for none, too.</returns>
    public static TimeSpan? Parse(StringValues header)
    {
        if (header is not [{ Length: > 1 and <= MaxDigits + 1 } text] || TicksOf(text[^1]) is not { } ticks)
        {
            return null;
        }

        var count = 0L;

        foreach (var digit in text.AsSpan(0, text.Length - 1))
        {
            if (!char.IsAsciiDigit(digit))
            {
                return null;
            }

            count = (count * 10) + digit - '0';
        }

        return TimeSpan.FromTicks((long)Math.Min(count * ticks, TimeSpan.MaxValue.Ticks / 2));
    }

    /// <summary>Writes it, cut off to what eight digits hold.</summary>
    public static string Of(TimeSpan time) => time.TotalMilliseconds < MaxCount
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalMilliseconds}m")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Min((long)time.TotalSeconds, MaxCount)}S");

    private static double? TicksOf(char unit) => unit switch
    {
        'H' => TimeSpan.TicksPerHour,
        'M' => TimeSpan.TicksPerMinute,
        'S' => TimeSpan.TicksPerSecond,
        'm' => TimeSpan.TicksPerMillisecond,
        'u' => TimeSpan.TicksPerMicrosecond,
        'n' => 1.0 / TimeSpan.NanosecondsPerTick,
        _ => null,
    };
}
