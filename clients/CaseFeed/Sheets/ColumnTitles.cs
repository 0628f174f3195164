using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workforce.CaseFeed.Sheets;

/// <summary>The file's titles of the columns that are read as one of ours: in JSON a text, or several in brackets.</summary>
/// <param name="All">The titles.</param>
[JsonConverter(typeof(Converter))]
public sealed record ColumnTitles(IReadOnlyList<string> All)
{
    private sealed class Converter : JsonConverter<ColumnTitles>
    {
        public override ColumnTitles Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.StartArray
                ? new(JsonSerializer.Deserialize<List<string>>(ref reader, options) ?? [])
                : new([reader.GetString() ?? ""]);

        public override void Write(Utf8JsonWriter writer, ColumnTitles value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.All, options);
    }
}
