using Google.Protobuf.Reflection;

namespace Workforce.House.Tests.Contract;

public class MethodTests
{
    private static readonly List<MethodDescriptor> Lists =
        [.. Descriptors.Methods.Where(method => method.Name.StartsWith("List", StringComparison.Ordinal))];

    private static readonly string[] Questions = ["Get", "List", "Compare", "Explain"];

    private static readonly string[] Feeds = ["ListStaffingChanges", "ListCaseloadChanges", "ListAuditEntries"];

    [Fact]
    public void Methods_TakeARequestOfTheirOwnName() => Assert.All(
        Descriptors.Methods,
        method => Assert.Equal($"workforce.v1.{method.Name}Request", method.InputType.FullName));

    /// <summary>AIP-131: a Get returns the thing itself; whatever else has no thing to return has an answer of its own.</summary>
    [Fact]
    public void Methods_ThatGet_ReturnTheThing_AndOthersAResponse() => Assert.All(
        Descriptors.Methods,
        method => Assert.Equal(
            method.Name.StartsWith("Get", StringComparison.Ordinal),
            method.OutputType.Name != $"{method.Name}Response"));

    /// <summary>AIP-158: paged from the start, since adding pages later breaks every caller.</summary>
    [Fact]
    public void Lists_ArePaged()
    {
        Assert.NotEmpty(Lists);
        Assert.All(Lists, method =>
        {
            AssertField(method.InputType, "page_size", FieldType.Int32);
            AssertField(method.InputType, "page_token", FieldType.String);
            AssertField(method.OutputType, "next_page_token", FieldType.String);
            Assert.Single(method.OutputType.Fields.InDeclarationOrder(), field => field.IsRepeated);
        });
    }

    /// <summary>Every answer carries the revision that it was computed from (docs/design.md, 3).</summary>
    [Fact]
    public void Answers_ToEveryQuestion_CarryTheirRevision() => Assert.All(
        Descriptors.Methods.Where(method => !method.IsClientStreaming),
        method => AssertField(method.OutputType, "revision", FieldType.Int64));

    /// <summary>
    /// What was known then can be asked of everything that is worked out; the feeds alone are by revision themselves, and the audit trail has no past but itself. The reading
    /// stands last and alike in each, so that one piece of code can set it.
    /// </summary>
    [Fact]
    public void Questions_CanEachBeAskedAsKnown() => Assert.All(
        Descriptors.Methods.Where(method => Questions.Any(question => method.Name.StartsWith(question, StringComparison.Ordinal)) && !Feeds.Contains(method.Name)),
        method => Assert.True(
            method.InputType.FindFieldByName("reading") is { FieldNumber: 15 } reading && reading.Is("workforce.v1.Reading"),
            $"{method.InputType.FullName} has no reading."));

    private static void AssertField(MessageDescriptor message, string name, FieldType type) =>
        Assert.True(message.FindFieldByName(name)?.FieldType == type, $"{message.FullName} has no {name} of type {type}.");
}
