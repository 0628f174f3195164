using Google.Protobuf.Reflection;
using Workforce.HrFeed.Files;
using Workforce.V1;

namespace Workforce.HrFeed.Tests.Files;

public class ColumnTests
{
    [Theory]
    [InlineData("engagement.fte", "fte")]
    [InlineData("engagement.fte.value", "fte")]
    [InlineData("unit.kind", "unit_kind")]
    [InlineData("unit.name", "name")]
    [InlineData("engagement.placement", "post_id")]
    [InlineData("pipeline_starter.placement.unit.unit_id", "unit_id")]
    [InlineData("engagement_terms.first_date", "first_date")]
    [InlineData("made_time", "made_time")]
    [InlineData("fact", "kind")]
    [InlineData("something.new", "something.new")]
    public void Of_Field_IsTheColumnThatItIsReadFrom(string field, string column) => Assert.Equal(column, Column.Of(field));

    [Fact]
    public void Of_EveryFieldOfTheContract_IsAColumn()
    {
        // But for what the service alone says, and no sender may.
        var fields = Paths(StaffingChange.Descriptor, "").Except(["source", "worker.name_erased"])
            .Where(field => !field.StartsWith("applied_extract.", StringComparison.Ordinal))
            .ToList();

        Assert.Contains("pipeline_starter.placement.unit.role", fields);
        Assert.All(fields, field => Assert.Contains(Column.Of(field), Column.All));
    }

    [Theory]
    [InlineData("worker", null)]
    [InlineData("workerid", "worker_id")]
    [InlineData("start_date", null)]
    [InlineData("knid", null)]
    [InlineData("kinds", "kind")]
    [InlineData("engagment_id", "engagement_id")]
    [InlineData("wizard", null)]
    [InlineData("x", null)]
    public void NearestTo_Word_IsAColumnMuchLikeIt(string word, string? column) => Assert.Equal(column, Column.NearestTo(word));

    [Fact]
    public void Words_EveryCodeOfTheContract_HasOne()
    {
        Assert.Equal(
            "senior manager, middle manager, first line manager, senior practitioner, case holder, qualified without cases, not registered",
            Codes.Role.All);
        Assert.Equal("open, recruiting, held, covered otherwise", Codes.PostStatus.All);
        Assert.Equal("permanent, fixed term, agency cover, agency extra", Codes.Footing.All);
        Assert.Equal(10, Codes.StartOrigin.All.Split(", ").Length);
        Assert.Equal(10, Codes.LeavingReason.All.Split(", ").Length);
        Assert.Equal(9, Codes.LeavingDestination.All.Split(", ").Length);
        Assert.Equal(7, Codes.PipelineStage.All.Split(", ").Length);
    }

    private static IEnumerable<string> Paths(MessageDescriptor message, string prefix) =>
        message.Fields.InDeclarationOrder().SelectMany(field => field.FieldType is FieldType.Message && IsOurs(field.MessageType)
            ? Paths(field.MessageType, $"{prefix}{field.Name}.")
            : [prefix + field.Name]);

    private static bool IsOurs(MessageDescriptor message) => message.File.Package is "workforce.v1";
}
