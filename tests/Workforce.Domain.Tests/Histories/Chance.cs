namespace Workforce.Domain.Tests.Histories;

/// <summary>A throw of dice that belongs to a thing: it stays when other things are taken away, so that a failure can be shrunk.</summary>
internal static class Chance
{
    public static uint Of(int seed, string purpose, string thing)
    {
        var hash = 2166136261u;

        foreach (var letter in $"{seed} {purpose} {thing}")
        {
            hash = (hash ^ letter) * 16777619u;
        }

        // The last letters have hardly been mixed by now.
        hash = (hash ^ (hash >> 15)) * 2246822519u;
        return hash ^ (hash >> 13);
    }

    public static bool IsOneIn(uint howMany, int seed, string purpose, string thing) => Of(seed, purpose, thing) % howMany == 0;
}
