namespace Workforce.HrFeed;

/// <summary>What a file's rows do not say themselves.</summary>
public sealed record RowDefaults
{
    /// <summary>The source of changes that nothing else is said of.</summary>
    public const string DefaultSource = "hr-feed";

    /// <summary>The system that made the changes, such as <c>itrent</c>; 1 to 64 characters.</summary>
    /// <value>Default: <c>hr-feed</c>.</value>
    public string Source { get; init; } = DefaultSource;

    /// <summary>
    /// When the changes, or an extract, were made. Null for when the file was last written, in whole seconds: then a file that is copied
    /// without its time, or checked out, gives new changes instead of duplicates.
    /// </summary>
    public DateTimeOffset? MadeTime { get; init; }
}
