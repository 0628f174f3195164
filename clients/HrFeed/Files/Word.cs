namespace Workforce.HrFeed.Files;

/// <summary>Words as people write them: capitals do not count, and spaces, hyphens and underscores are alike.</summary>
internal static class Word
{
    /// <summary>The word in small letters with underscores, such as <c>case_holder</c>.</summary>
    public static string Plain(string word) =>
        word.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
}
