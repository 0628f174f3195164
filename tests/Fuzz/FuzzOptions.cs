using System.Globalization;

namespace Workforce.Fuzz;

/// <summary>What a run was asked to do.</summary>
/// <param name="Inputs">How many calls to send at most.</param>
/// <param name="Time">For how long to send them at most.</param>
/// <param name="Seed">What decides them.</param>
/// <param name="Replay">The file of a failing input to send again, in place of a run.</param>
/// <param name="Attack">The attack to make by itself, in place of a run; or all, one by one.</param>
/// <param name="Failures">Where failing inputs are kept.</param>
/// <param name="IsGuarded">Whether the service knows its callers, of whom most here may read in one team alone; else it asks nobody, and everybody may do everything.</param>
internal sealed record FuzzOptions(long Inputs, TimeSpan Time, int Seed, string? Replay, string? Attack, string Failures, bool IsGuarded)
{
    public const string Usage = "--inputs N --seconds N [--as everybody|reader] [--seed N] [--failures DIRECTORY] | --replay FILE | --attack NAME|all";

    public const string AllAttacks = "all";

    /// <summary>From here on attacks are made at their full size.</summary>
    private const long FullScale = 200_000;

    /// <summary>How large the attacks on connections are, from 0 to 1.</summary>
    public double Scale => Math.Clamp((double)Inputs / FullScale, 0.05, 1);

    /// <exception cref="FormatException">An argument is none of those, or no number.</exception>
    public static FuzzOptions Parse(string[] args)
    {
        var options = new FuzzOptions(20_000, TimeSpan.FromMinutes(60), Environment.TickCount & 0xffff, Replay: null, Attack: null, "artifacts/fuzz-failures", IsGuarded: false);

        foreach (var pair in args.Chunk(2))
        {
            if (pair is not [var name, var value])
            {
                throw new FormatException($"{pair[0]} lacks its value. {Usage}");
            }

            options = name switch
            {
                "--inputs" => options with { Inputs = long.Parse(value, CultureInfo.InvariantCulture) },
                "--seconds" => options with { Time = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)) },
                "--seed" => options with { Seed = int.Parse(value, CultureInfo.InvariantCulture) },
                "--failures" => options with { Failures = value },
                "--attack" => options with { Attack = value },
                "--as" when value is "everybody" or "reader" => options with { IsGuarded = value is "reader" },
                "--replay" => options with { Replay = value },
                _ => throw new FormatException($"There is no argument {name}. {Usage}"),
            };
        }

        return options;
    }
}
