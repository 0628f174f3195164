namespace Workforce.Ledger;

/// <summary>Moments as every provider can hold them: UTC, in whole microseconds.</summary>
internal static class UtcMoment
{
    public static DateTime ToMicrosecond(DateTime utc, string parameter)
    {
        ThrowUnlessUtc(utc, parameter);

        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    public static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    public static void ThrowUnlessExact(DateTime utc, string parameter)
    {
        ThrowUnlessUtc(utc, parameter);

        if (utc.Ticks % TimeSpan.TicksPerMicrosecond != 0)
        {
            throw new ArgumentException("A time is finer than a microsecond, which is the most that is kept.", parameter);
        }
    }

    private static void ThrowUnlessUtc(DateTime utc, string parameter)
    {
        if (utc.Kind is not DateTimeKind.Utc)
        {
            throw new ArgumentException("A time must be in UTC.", parameter);
        }
    }
}
