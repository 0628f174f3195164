using Google.Protobuf.Reflection;

namespace Workforce.House.Tests.Contract;

public class FieldTests
{
    private const string Date = "google.type.Date";
    private const string Timestamp = "google.protobuf.Timestamp";
    private const string Decimal = "google.type.Decimal";
    private const string MeasureValue = "workforce.v1.MeasureValue";

    private static readonly FieldType[] NotInTheContract =
    [
        FieldType.Float,
        FieldType.Double,
        FieldType.UInt32,
        FieldType.UInt64,
        FieldType.Fixed32,
        FieldType.Fixed64,
    ];

    /// <summary>AIP-142. Both ways, so that no text or number stands for a day or a moment.</summary>
    [Fact]
    public void Fields_OfDays_AreThoseThatEndInDate() => Assert.All(
        Descriptors.Fields,
        field => Assert.True(field.Is(Date) == field.Name.EndsWith("_date", StringComparison.Ordinal), field.FullName));

    [Fact]
    public void Fields_OfMoments_AreThoseThatEndInTime() => Assert.All(
        Descriptors.Fields,
        field => Assert.True(field.Is(Timestamp) == field.Name.EndsWith("_time", StringComparison.Ordinal), field.FullName));

    /// <summary>0.1 + 0.2 must be 0.3 in a statutory return: an amount is a decimal, a rate a value, an account all decimals.</summary>
    [Fact]
    public void Fields_OfFte_AreDecimals() => Assert.All(
        Descriptors.Fields.Where(field => field.Name is "fte" || field.Name.EndsWith("_fte", StringComparison.Ordinal)),
        field => Assert.True(field.Is(Decimal) || field.Is(MeasureValue) || IsMadeOfDecimals(field), field.FullName));

    /// <summary>No binary fraction anywhere, and nothing unsigned (AIP-141).</summary>
    [Fact]
    public void Fields_OfNumbers_AreNeitherFloatingNorUnsigned() => Assert.All(
        Descriptors.Fields,
        field => Assert.False(NotInTheContract.Contains(field.FieldType), field.FullName));

    /// <summary>AIP-126: what is not said is zero, and every value can be told by its name alone.</summary>
    [Fact]
    public void Enums_BeginWithUnspecifiedAndCarryTheirNameInEachValue() => Assert.All(Descriptors.Enums, type =>
    {
        var prefix = UpperSnake(type.Name);

        Assert.Equal(($"{prefix}_UNSPECIFIED", 0), (type.Values[0].Name, type.Values[0].Number));
        Assert.All(type.Values, value => Assert.StartsWith($"{prefix}_", value.Name, StringComparison.Ordinal));
    });

    /// <summary>A number once given never changes its meaning, and a gap is a number to be lost.</summary>
    [Fact]
    public void Enums_AreNumberedWithoutAGap() => Assert.All(
        Descriptors.Enums,
        type => Assert.Equal(Enumerable.Range(0, type.Values.Count), type.Values.Select(value => value.Number)));

    [Fact]
    public void Contract_IsReadInFull()
    {
        Assert.Contains(Descriptors.Fields, field => field.Is(Date));
        Assert.Contains(Descriptors.Fields, field => field.Is(Timestamp));
        Assert.Contains(Descriptors.Fields, field => field.Is(Decimal));
        Assert.Contains(Descriptors.Enums, type => type.ContainingType is not null);
    }

    private static bool IsMadeOfDecimals(FieldDescriptor field) =>
        field.FieldType is FieldType.Message && field.MessageType.Fields.InDeclarationOrder().All(part => part.Is(Decimal));

    private static string UpperSnake(string name) =>
        string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
