namespace Workforce.Answers;

/// <summary>How far two names are apart.</summary>
internal static class NameDistance
{
    /// <summary>The same of a name or of as much of it as was typed, whichever is nearer.</summary>
    public static int ToBeginning(string name, string wanted) =>
        Math.Min(Between(name, wanted), Between(name[..Math.Min(name.Length, wanted.Trim().Length)], wanted));

    /// <summary>
    /// How many letters must be added, left out or replaced to come from one to the other, whatever their case; 0 if what is wanted
    /// is part of the name (Levenshtein's distance otherwise).
    /// </summary>
    public static int Between(string name, string wanted)
    {
        var (from, to) = (name.ToUpperInvariant(), wanted.Trim().ToUpperInvariant());

        if (to.Length >= 3 && from.Contains(to, StringComparison.Ordinal))
        {
            return 0;
        }

        var row = Enumerable.Range(0, to.Length + 1).ToArray();

        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;

            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
