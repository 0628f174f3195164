using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using Workforce.CommandLine;
using Workforce.V1;

namespace Workforce.Policies;

/// <summary>
/// The words by which a measure is typed: its kind and its definition as the contract calls them, such as <c>vacancy-rate:dfe</c>; of a
/// turnover its span too, and <c>headcount</c> for the one by heads, such as <c>turnover:dfe:twelve-months:headcount</c>.
/// </summary>
internal static class MeasureWords
{
    private static readonly string[] ByFteAndByHeads = ["", ":headcount"];

    private static readonly List<(string Word, Measure Measure)> Every =
        [.. Measure.Descriptor.Oneofs.Single().Fields.SelectMany(field => field.FieldType is FieldType.Enum ? Definitions(field) : Turnovers(field))];

    private static readonly FrozenDictionary<string, Measure> ByWord = Every.ToFrozenDictionary(each => each.Word, each => each.Measure, StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<Measure, string> ByMeasure = Every.ToFrozenDictionary(each => each.Measure, each => each.Word);

    /// <summary>The measure; null if it is none of the words.</summary>
    public static Measure? MeasureOf(string word) => ByWord.TryGetValue(word, out var measure) ? measure.Clone() : null;

    /// <summary>The word; for a measure that this program does not know, its kind.</summary>
    public static string WordOf(Measure measure) => ByMeasure.GetValueOrDefault(measure) ?? $"(another: {measure.MeasureCase})";

    /// <summary>The words that may have been meant: those of the kind that was typed or, if there is none, all, a line for each kind.</summary>
    public static IEnumerable<string> Near(string word)
    {
        var kinds = Every.GroupBy(each => KindOf(each.Word), each => each.Word).ToList();
        var meant = kinds.FindAll(kind => string.Equals(kind.Key, KindOf(word), StringComparison.OrdinalIgnoreCase));

        return (meant.Count > 0 ? meant : kinds).Select(kind => string.Join(", ", kind));
    }

    private static string KindOf(string word) => word.Split(':')[0];

    private static IEnumerable<(string Word, Measure Measure)> Definitions(FieldDescriptor field)
    {
        foreach (var (word, number) in Kebab.ValuesOf(field.EnumType))
        {
            var measure = new Measure();
            field.Accessor.SetValue(measure, Enum.ToObject(field.EnumType.ClrType, number));
            yield return ($"{Kebab.Of(field.Name)}:{word}", measure);
        }
    }

    private static IEnumerable<(string Word, Measure Measure)> Turnovers(FieldDescriptor field) =>
        from definition in Kebab.ValuesOf(TurnoverMeasure.Descriptor.FindFieldByNumber(TurnoverMeasure.DefinitionFieldNumber).EnumType)
        from span in Kebab.ValuesOf(TurnoverMeasure.Descriptor.FindFieldByNumber(TurnoverMeasure.SpanFieldNumber).EnumType)
        from heads in ByFteAndByHeads
        select (
            $"{Kebab.Of(field.Name)}:{definition.Word}:{span.Word}{heads}",
            new Measure
            {
                Turnover = new()
                {
                    Definition = (TurnoverDefinition)definition.Number,
                    Span = (TurnoverMeasure.Types.Span)span.Number,
                    Headcount = heads.Length > 0,
                },
            });
}
