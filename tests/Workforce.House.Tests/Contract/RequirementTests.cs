using Google.Protobuf.Collections;
using Google.Protobuf.Reflection;
using Workforce.V1;

namespace Workforce.House.Tests.Contract;

/// <summary>What a caller needs for a method is said once, beside it.</summary>
public class RequirementTests
{
    [Fact]
    public void Methods_EachNameARight()
    {
        Assert.NotEmpty(Descriptors.Methods);
        Assert.All(Descriptors.Methods, method => Assert.True(
            RightsOf(method) is [_, ..] rights && !rights.Contains(Right.Unspecified),
            $$"""
            {{method.FullName}} does not say what a caller needs for it, so that nobody can call it. In its .proto file, import
            "workforce/v1/access.proto" and put the right beside the method, or several, of which one is enough:

              rpc {{method.Name}}({{method.InputType.Name}}) returns ({{method.OutputType.Name}}) {
                option (requires) = RIGHT_MEASURES_READ;
              }

            access.proto says what each right is for; add one there if none fits.
            """));
    }

    [Fact]
    public void Methods_EachSayWhatTheAuditTrailKeeps() => Assert.All(Descriptors.Methods, method => Assert.True(
        method.GetOptions()?.GetExtension(AuditExtensions.Audited) is [_, ..] kinds && !kinds.Contains(AuditKind.Unspecified),
        $$"""
        {{method.FullName}} does not say what the audit trail keeps of it. In its .proto file, import "workforce/v1/audit.proto" and say it beside the
        method, as audit.proto explains: AUDIT_KIND_WRITE if it records changes, AUDIT_KIND_READ if its answer tells of single workers, both if it does both,
        AUDIT_KIND_REFUSALS if neither:

          rpc {{method.Name}}({{method.InputType.Name}}) returns ({{method.OutputType.Name}}) {
            option (audited) = AUDIT_KIND_READ;
          }

        """));

    /// <summary>What is asked for by one worker's id, or answers with one, tells of single workers.</summary>
    [Fact]
    public void Methods_ThatAnswerWithWorkers_AreKeptAsReads() => Assert.All(
        Descriptors.Methods.Where(method => !method.IsClientStreaming && HoldsWorkers(method.OutputType, [])),
        method => Assert.True(
            method.GetOptions().GetExtension(AuditExtensions.Audited) is var kinds && (kinds.Contains(AuditKind.Read) || kinds.Contains(AuditKind.Write)),
            $"{method.FullName} answers with ids of workers, and is not kept."));

    private static bool HoldsWorkers(MessageDescriptor message, HashSet<string> seen) =>
        seen.Add(message.FullName)
        && message.Fields.InDeclarationOrder().Any(field => field.Name is "worker_id" || (field.FieldType is FieldType.Message && HoldsWorkers(field.MessageType, seen)));

    private static RepeatedField<Right> RightsOf(MethodDescriptor method) => method.GetOptions()?.GetExtension(AccessExtensions.Requires) ?? [];
}
