namespace Workforce.Domain.Planning;

/// <summary>A stream of random numbers that a seed determines: xoshiro256** 1.0, by Blackman and Vigna (public domain).</summary>
internal sealed class RandomSource
{
    private const int Purposes = (int)RandomPurpose.Sought + 1;

    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>The random numbers of one simulation for one purpose: what is drawn for the others never alters them.</summary>
    public static RandomSource Of(long seed, int simulation, RandomPurpose purpose) =>
        new(seed, (simulation * Purposes) + (int)purpose);

    /// <param name="seed">The seed.</param>
    /// <param name="stream">Which of the streams of that seed: two do not repeat each other.</param>
    public RandomSource(long seed, int stream)
    {
        var state = unchecked((ulong)seed ^ ((ulong)stream * 0xD1342543DE82EF95));

        _a = SplitMix(ref state);
        _b = SplitMix(ref state);
        _c = SplitMix(ref state);
        _d = SplitMix(ref state);
    }

    /// <summary>63 random bits: a fraction from 0 up to 1, in 2^-63.</summary>
    public ulong Next()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;

        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);

        return result >> 1;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state = unchecked(state + 0x9E3779B97F4A7C15);

        var mixed = state;
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }
}

/// <summary>What random numbers are drawn for.</summary>
internal enum RandomPurpose
{
    /// <summary>Who leaves.</summary>
    Leaving,

    /// <summary>Who starts.</summary>
    Starting,

    /// <summary>What else changes.</summary>
    Changing,

    /// <summary>Who of those that are looked for starts, and for how long they stay.</summary>
    Sought,
}
