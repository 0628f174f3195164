using Workforce.Domain.Tests.Properties;

namespace Workforce.Domain.Tests.Histories;

/// <summary>Makes a failing history small enough to be read.</summary>
internal static class Shrink
{
    public static string ToFewestChanges(History history)
    {
        for (var size = history.Changes.Count / 2; size > 0; size /= 2)
        {
            for (var at = 0; at < history.Changes.Count;)
            {
                var smaller = history with { Changes = [.. history.Changes.Take(at), .. history.Changes.Skip(at + size)] };

                if (smaller.Changes.Count > 0 && Difference(smaller) is not null)
                {
                    history = smaller;
                }
                else
                {
                    at += size;
                }
            }
        }

        return $"Seed {history.Seed}: {Difference(history)}{Environment.NewLine}{history}";
    }

    private static string? Difference(History history) => new HistoryCheck(history).FirstDifference();
}
