using System.Globalization;

namespace Workforce.Domain.Reconciling;

/// <summary>The ids of what an extract changes, which nobody else may use: under one that is taken the change would not be recorded.</summary>
public static class ExtractChangeId
{
    /// <summary>What each begins with.</summary>
    public const string Prefix = "extract/";

    /// <summary>The id of one of an extract's changes.</summary>
    /// <param name="extractId">The extract's own id, unique within its source.</param>
    /// <param name="number">0 for that it was applied; then each difference, from 1 on.</param>
    public static string Of(string extractId, int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{extractId}/{number}");

    /// <summary>Whether a change id is one of these.</summary>
    public static bool Is(string changeId) => changeId.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The id of the extract that a change is of; null if it is of none.</summary>
    public static string? ExtractOf(string changeId) =>
        Is(changeId) && changeId.LastIndexOf('/') is var end && end > Prefix.Length ? changeId[Prefix.Length..end] : null;
}
