namespace Workforce.Feeds.Sheets;

/// <summary>What is wrong with a cell that takes one of a few words, none of which is anything personal.</summary>
public static class CodeFault
{
    private const int MaxLength = 40;

    public static string Of(string word, string words) => $"must be one of: {words}; it is '{Cut(word)}'.";

    /// <summary>As much of a word as fits into a message.</summary>
    public static string Cut(string word) => word.Length > MaxLength ? $"{word[..MaxLength]}…" : word;
}
