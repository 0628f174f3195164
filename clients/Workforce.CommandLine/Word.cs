namespace Workforce.CommandLine;

/// <summary>Words as people write them: capitals do not count, and spaces, hyphens and underscores are alike.</summary>
public static class Word
{
    /// <summary>The word in small letters with underscores, such as <c>case_holder</c>.</summary>
    public static string Plain(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
    }
}
