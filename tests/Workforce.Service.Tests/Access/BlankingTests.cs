using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Workforce.Service.Access.Disclosure;
using Workforce.V1;
using Decimal = Google.Type.Decimal;

namespace Workforce.Service.Tests.Access;

/// <summary>No amount can stand in a figure of few people without being taken out, wherever it stands: each is filled through its descriptor.</summary>
public class BlankingTests
{
    private const int Depth = 6;

    /// <summary>Numbers that are no amounts: what was asked, what a part is of, and how far what is known reaches.</summary>
    private static readonly HashSet<string> NoAmounts =
    [
        "revision", "opening_revision", "sources.last_revision", "tenure_years", "from_months", "until_months", "from_cases", "until_cases",
        "target.limit", "target.amber_margin",
    ];

    private static readonly Dictionary<string, MessageDescriptor> Figures = typeof(Reading).Assembly.GetTypes()
        .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
        .OfType<MessageDescriptor>()
        .Where(message => message.FindFieldByName("suppressed") is not null || message.Name is nameof(MonthMeasures) or nameof(TargetStatus) or nameof(Aggregate))
        .ToDictionary(message => message.Name);

    public static TheoryData<string> Names => [.. Figures.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Blank_OfAFigureWithEverythingInIt_LeavesNoAmount(string name)
    {
        var figure = Filled(Figures[name]);
        Assert.NotEmpty(Amounts(figure));
        var unitId = Of("unit_id");

        Blanking.Blank(figure);

        Assert.DoesNotContain(Amounts(figure), amount => !NoAmounts.Contains(amount) && !NoAmounts.Contains(amount[(amount.IndexOf('.', StringComparison.Ordinal) + 1)..]));
        Assert.True(Of("suppressed") is null or true);
        Assert.Equal(unitId, Of("unit_id"));

        object? Of(string field) => figure.Descriptor.FindFieldByName(field)?.Accessor.GetValue(figure);
    }

    /// <summary>The paths of all numbers, decimals and colours in a message.</summary>
    private static IEnumerable<string> Amounts(IMessage message) =>
        from field in message.Descriptor.Fields.InDeclarationOrder()
        where !field.IsMap
        let held = field.Accessor.GetValue(message)
        from value in held is IList list ? [.. list.Cast<object>()] : new[] { held }
        from path in value switch
        {
            Decimal or int and not 0 or long and not 0L or Rag and not Rag.Unspecified => [field.Name],
            MeasureValue { NoValueReason: NoValueReason.Suppressed, Value: null, Numerator: null, Denominator: null } => [],
            MeasureValue => [field.Name],
            Google.Type.Date or Google.Protobuf.WellKnownTypes.Timestamp => [],
            IMessage part => Amounts(part).Select(inner => $"{field.Name}.{inner}"),
            _ => Array.Empty<string>(),
        }
        select path;

    private static IMessage Filled(MessageDescriptor descriptor, int depth = Depth)
    {
        var message = descriptor.Parser.ParseFrom(ReadOnlySpan<byte>.Empty);

        foreach (var field in descriptor.Fields.InDeclarationOrder().Where(field => !field.IsMap && (field.FieldType is not FieldType.Message || depth > 0)))
        {
            var value = field.FieldType switch
            {
                FieldType.Message => (object)Filled(field.MessageType, depth - 1),
                FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, 1),
                FieldType.Bool => true,
                FieldType.Int32 => 7,
                FieldType.Int64 => 7L,
                FieldType.String => "7",
                _ => throw new InvalidOperationException($"{field.FullName} is of a kind that nothing here fills."),
            };

            if (field.IsRepeated)
            {
                ((IList)field.Accessor.GetValue(message)).Add(value);
            }
            else
            {
                field.Accessor.SetValue(message, value);
            }
        }

        return message;
    }
}
