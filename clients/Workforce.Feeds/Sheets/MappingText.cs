using System.Text.Json;

namespace Workforce.Feeds.Sheets;

/// <summary>What is wrong with the text of a mapping, whatever it says: the serialiser would say of it only the first, and in the words of a program.</summary>
internal static class MappingText
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Names that stand twice in one place, and nulls.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static IReadOnlyList<string> Faults(string text)
    {
        using var document = JsonDocument.Parse(text, Options);
        return [.. Faults(document.RootElement, "")];
    }

    private static IEnumerable<string> Faults(JsonElement element, string place) => element.ValueKind switch
    {
        JsonValueKind.Object =>
        [
            .. Doubled(element).Select(name => $"{(place.Length > 0 ? place : "the mapping")} has '{name}' more than once; all but one would be passed over."),
            .. element.EnumerateObject().SelectMany(member => Faults(member.Value, place.Length > 0 ? $"{place}.{member.Name}" : member.Name)),
        ],
        JsonValueKind.Array => element.EnumerateArray().SelectMany((each, index) => Faults(each, $"{place}, number {index + 1},")),
        JsonValueKind.Null when place.Length > 0 => [$"{place} must not be null: say what it is, or leave it out."],
        _ => [],
    };

    /// <summary>By the rule by which a word of a file finds its own: capitals and spaces around it do not count.</summary>
    private static IEnumerable<string> Doubled(JsonElement element) =>
        element.EnumerateObject()
            .GroupBy(member => member.Name.Trim(), StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Skip(1).Any())
            .Select(same => same.Key);
}
