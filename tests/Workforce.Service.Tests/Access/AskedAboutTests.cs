using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Workforce.Domain;
using Workforce.Service.Access.Units;
using Workforce.V1;

namespace Workforce.Service.Tests.Access;

/// <summary>No unit or worker can stand in a message without being found there, wherever it stands: walked through the descriptors.</summary>
public class AskedAboutTests
{
    private const string Marked = "marked";
    private const int Depth = 5;

    /// <summary>A policy is of its unit, also where it is for one worker.</summary>
    private static readonly string[] Policies = ["CaseloadThreshold", "CaseWeighting", "Target"];

    private static readonly List<MessageDescriptor> Messages =
        [.. typeof(Reading).Assembly.GetTypes()
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
            .OfType<MessageDescriptor>()
            .Where(message => message.File.Package == "workforce.v1")
            .OrderBy(message => message.FullName, StringComparer.Ordinal)];

    private static IEnumerable<MessageDescriptor> Requests => Messages
        .Select(message => message.File)
        .Distinct()
        .SelectMany(file => file.Services)
        .SelectMany(service => service.Methods)
        .Where(method => !method.IsClientStreaming)
        .Select(method => method.InputType);

    [Fact]
    public void Of_MessageThatNamesAUnitOrWorkerAnywhere_FindsIt()
    {
        var found = 0;

        foreach (var message in Messages)
        {
            foreach (var path in PathsTo(message, ["unit_id", "unit_ids", "worker_id"]))
            {
                var asked = AskedAbout.Of(Built(message, path), WorkforceSnapshot.Empty, new(2026, 6, 1));
                var expected = path[^1].Name is "worker_id" ? asked.Workers : asked.Units;

                Assert.True(expected.Contains(Marked), $"{message.FullName}: {string.Join('.', path.Select(field => field.Name))} is not looked at.");
                found++;
            }
        }

        // Of requests alone there are more than thirty.
        Assert.InRange(found, 100, int.MaxValue);
    }

    /// <summary>Each of several, not the last alone.</summary>
    [Fact]
    public void Of_SeveralWorkersAndUnits_FindsEach()
    {
        var asked = AskedAbout.Of(
            new ListCaseloadsResponse { Caseloads = { new WorkerCaseload { WorkerId = "w1", UnitId = "t1" }, new WorkerCaseload { WorkerId = "w2", UnitId = "t2" } } },
            WorkforceSnapshot.Empty,
            new(2026, 6, 1));

        Assert.Equal(["w1", "w2"], asked.Workers);
        Assert.Equal(["t1", "t2"], asked.Units);
    }

    /// <summary>A request that called a unit or worker something else would be taken to ask about everything, or about nothing of it.</summary>
    [Fact]
    public void Requests_NameUnitsAndWorkersByTheNamesThatAreLookedAt()
    {
        foreach (var request in Requests)
        {
            foreach (var path in PathsTo(request, names: null))
            {
                Assert.False(path.Any(field => field.IsMap), $"{request.FullName} has a map, in which nothing is looked at.");
                Assert.True(
                    path[^1].Name is var name && (!name.Contains("unit", StringComparison.Ordinal) && !name.Contains("worker", StringComparison.Ordinal)
                        || name is "unit_id" or "unit_ids" or "worker_id"),
                    $"{request.FullName}: {string.Join('.', path.Select(field => field.Name))} names a unit or worker in a way that AskedAbout does not look at.");
            }
        }
    }

    /// <summary>The ways through fields of messages to each text of one of the names; to each text at all, and each map, where there are none.</summary>
    private static IEnumerable<FieldDescriptor[]> PathsTo(MessageDescriptor message, string[]? names, int depth = Depth)
    {
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            if (field.IsMap && names is null)
            {
                yield return [field];
            }
            else if (field.FieldType is FieldType.String && names?.Contains(field.Name) is null or true)
            {
                yield return [field];
            }
            else if (field is { FieldType: FieldType.Message, IsMap: false } && depth > 0 && field.MessageType != Reading.Descriptor)
            {
                var skipped = Policies.Contains(field.MessageType.Name) ? names?.Where(name => name is not "worker_id").ToArray() : names;

                foreach (var path in PathsTo(field.MessageType, skipped, depth - 1))
                {
                    yield return [field, .. path];
                }
            }
        }
    }

    private static IMessage Built(MessageDescriptor message, ReadOnlySpan<FieldDescriptor> path)
    {
        var built = message.Parser.ParseFrom(ByteString.Empty);
        object value = path.Length == 1 ? Marked : Built(path[0].MessageType, path[1..]);

        if (path[0].IsRepeated)
        {
            ((IList)path[0].Accessor.GetValue(built)).Add(value);
        }
        else
        {
            path[0].Accessor.SetValue(built, value);
        }

        return built;
    }
}
