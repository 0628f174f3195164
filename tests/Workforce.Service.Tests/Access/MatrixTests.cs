using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Workforce.Service.Tests.Caseloads;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Access;

/// <summary>Calls every method of the contract with every right, and holds what comes of it against docs/access-matrix.md.</summary>
public class MatrixTests(GuardedService service) : IClassFixture<GuardedService>
{
    private const string Environment = "WORKFORCE_WRITE_MATRIX";

    private static readonly Marshaller<byte[]> Raw = Marshallers.Create<byte[]>(message => message, message => message);

    /// <summary>The services that this process serves, as their descriptors say.</summary>
    private static IEnumerable<MethodDescriptor> Methods => typeof(StaffingService).Assembly.GetTypes()
        .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
        .OfType<Google.Protobuf.Reflection.ServiceDescriptor>()
        .Where(each => each.File.Package == "workforce.v1")
        .OrderBy(each => each.Name, StringComparer.Ordinal)
        .SelectMany(each => each.Methods);

    [Fact]
    public async Task Matrix_OfMethodsByRight_IsThatOfTheDocument()
    {
        var now = await MatrixAsync();
        var path = Path.Combine(Root(), "docs", "access-matrix.md");

        if (System.Environment.GetEnvironmentVariable(Environment) is "1")
        {
            await File.WriteAllTextAsync(path, now);
        }

        Assert.True(
            File.Exists(path) && await File.ReadAllTextAsync(path) == now,
            $"docs/access-matrix.md is not what the service does. If what it does is meant, write it anew: {Environment}=1 dotnet test tests/Workforce.Service.Tests --filter MatrixTests\n\n{now}");
    }

    private async Task<string> MatrixAsync()
    {
        var rights = GuardedService.RightNames().ToList();
        var text = new StringBuilder()
            .Append("# Who may call what\n\n")
            .Append("Written by a test that calls every method with every right, and held against what it finds (`tests/Workforce.Service.Tests/Access/MatrixTests.cs`).\n\n")
            .Append("- **units**: in the units granted, and refused of others. **all**: only with the right in the whole organisation. Empty: refused.\n")
            .Append("- Without credentials every one of these methods is refused (UNAUTHENTICATED), which the test sees to as well.\n")
            .Append("- Of which figures small groups are suppressed, and what else is withheld, docs/security.md says.\n\n")
            .Append($"| method | {string.Join(" | ", rights)} |\n|---|{string.Concat(Enumerable.Repeat("---|", rights.Count))}\n");

        foreach (var method in Methods)
        {
            Assert.Equal(StatusCode.Unauthenticated, await CallAsync(method, service.By((string?)null), isOurs: true));
            text.Append($"| {method.Service.Name}.{method.Name} |");

            foreach (var right in rights)
            {
                text.Append($" {await CellAsync(method, right)} |");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private async Task<string> CellAsync(MethodDescriptor method, string right)
    {
        var inUnit = service.By(service.Tokens.Granting($"{right}@t1"));
        var isAllowed = await CallAsync(method, service.By(service.Tokens.Granting($"{right}@*")), isOurs: true) is not StatusCode.PermissionDenied;
        var isAllowedInUnit = await CallAsync(method, inUnit, isOurs: true) is not StatusCode.PermissionDenied;
        var isAllowedOutside = await CallAsync(method, inUnit, isOurs: false) is not StatusCode.PermissionDenied;

        Assert.False(isAllowedInUnit && !isAllowed, $"{method.FullName}: a right in a unit is more than the right in all.");
        Assert.False(isAllowedOutside, $"{method.FullName} with {right} in t1 tells of t2.");

        return isAllowedInUnit ? "units" : isAllowed ? "all" : "";
    }

    /// <summary>The status of a call about t1 and its worker, or about t2 and its own. What else is at fault in the request comes after permission.</summary>
    private static async Task<StatusCode> CallAsync(MethodDescriptor method, CallInvoker caller, bool isOurs)
    {
        var request = RequestOf(method, isOurs ? "t1" : "t2", isOurs ? "w1" : "w2").ToByteArray();
        var options = new CallOptions(deadline: DateTime.UtcNow.AddSeconds(60));

        Method<byte[], byte[]> Of(MethodType type) => new(type, method.Service.FullName, method.Name, Raw, Raw);

        try
        {
            if (method.IsClientStreaming && method.IsServerStreaming)
            {
                using var call = caller.AsyncDuplexStreamingCall(Of(MethodType.DuplexStreaming), null, options);
                await SendAsync(call.RequestStream, request);
                return await call.ResponseStream.MoveNext(CancellationToken.None) && IsForbidden(method, call.ResponseStream.Current) ? StatusCode.PermissionDenied : StatusCode.OK;
            }

            if (method.IsClientStreaming)
            {
                using var call = caller.AsyncClientStreamingCall(Of(MethodType.ClientStreaming), null, options);
                await SendAsync(call.RequestStream, request);
                await call;
            }
            else if (method.IsServerStreaming)
            {
                using var call = caller.AsyncServerStreamingCall(Of(MethodType.ServerStreaming), null, options, request);
                await call.ResponseStream.MoveNext(CancellationToken.None);
            }
            else
            {
                await caller.AsyncUnaryCall(Of(MethodType.Unary), null, options, request);
            }

            return StatusCode.OK;
        }
        catch (RpcException exception)
        {
            Assert.NotEqual(StatusCode.Unknown, exception.StatusCode);
            Assert.NotEqual(StatusCode.Internal, exception.StatusCode);
            return exception.StatusCode;
        }
    }

    private static async Task SendAsync(IClientStreamWriter<byte[]> requests, byte[] request)
    {
        try
        {
            await requests.WriteAsync(request);
            await requests.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // The service may have refused before anything was sent; what it answered is read all the same.
        }
    }

    /// <summary>Whether the one change that was sent is rejected for want of permission.</summary>
    private static bool IsForbidden(MethodDescriptor method, byte[] response) =>
        method.OutputType.Parser.ParseFrom(response) switch
        {
            PushStaffingChangesResponse push => IsForbidden(push.Acknowledgements[0]),
            ReportCaseloadsResponse report => IsForbidden(report.Acknowledgements[0]),
            _ => false,
        };

    private static bool IsForbidden(ChangeAcknowledgement acknowledgement) =>
        acknowledgement.Outcome is Outcome.Rejected && acknowledgement.Error.Code == (int)StatusCode.PermissionDenied;

    private static IMessage RequestOf(MethodDescriptor method, string unitId, string workerId)
    {
        switch (method.Name)
        {
            case "PushStaffingChanges":
                return new PushStaffingChangesRequest { Changes = { A.Post(A.Id("post"), unitId) } };

            case "ReportCaseloads":
                return new ReportCaseloadsRequest { Changes = { Case.Report(workerId, 3, source: "matrix") } };

            case "ExplainMeasure":
                return new ExplainMeasureRequest { UnitId = unitId, Measure = new() { VacancyRate = VacancyDefinition.Establishment } };
        }

        var request = method.InputType.Parser.ParseFrom(ByteString.Empty);
        Fill(request, unitId, workerId);

        // Of a role that nobody there has: what of few people takes more than the one right is SuppressionTests' to see to.
        if (method.Name is "ProjectWorkforce" or "SolveStartersForTarget" or "FreezeFigure")
        {
            ((System.Collections.IList)request.Descriptor.FindFieldByName("roles").Accessor.GetValue(request)).Add(Role.SeniorManager);
        }

        return request;
    }

    private static void Fill(IMessage message, string unitId, string workerId)
    {
        var fields = message.Descriptor.Fields;

        if (message.Descriptor.FindFieldByName("unit_id") is { } unit)
        {
            unit.Accessor.SetValue(message, unitId);
        }
        else if (message.Descriptor.FindFieldByName("worker_id") is { IsRepeated: false } worker)
        {
            worker.Accessor.SetValue(message, workerId);
        }

        if (message.Descriptor.FindFieldByName("unit_ids") is { } units)
        {
            ((System.Collections.IList)units.Accessor.GetValue(message)).Add(unitId);
        }

        foreach (var field in fields.InDeclarationOrder().Where(field =>
            field is { FieldType: FieldType.Message, IsRepeated: false, IsMap: false } && field.MessageType.FindFieldByName("unit_id") is not null))
        {
            var policy = field.MessageType.Parser.ParseFrom(ByteString.Empty);
            Fill(policy, unitId, workerId);
            field.Accessor.SetValue(message, policy);
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder.FullName, "Workforce.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
