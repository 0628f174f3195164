using System.Net;
using Google.Protobuf;
using Workforce.Fuzz.Http2;
using Workforce.Fuzz.Inputs;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Hostile;

/// <summary>Calls that no library would make, to a service under test.</summary>
internal static class RawCalls
{
    public const string UnaryPath = "/workforce.v1.MeasuresService/GetVacancyRate";
    public const string PushPath = "/workforce.v1.StaffingService/PushStaffingChanges";
    public const string WatchPath = "/workforce.v1.CaseloadService/WatchCaseloadBreaches";
    public const string ReflectionPath = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo";

    /// <summary>Long enough for a machine that is busy with other things; a test that fails takes it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static IPEndPoint EndPoint(this RunningService service) => IPEndPoint.Parse(service.Channel.Target);

    public static FuzzInput Call(string path, byte[] body) => new("test", CallHeaders.Good(path), body);

    public static FuzzInput Call(string path, IMessage message) => Call(path, Frames.Of(message.ToByteArray()));

    public static FuzzInput Rate(string unitId) => Call(UnaryPath, new GetVacancyRateRequest { UnitId = unitId, Definition = VacancyDefinition.Establishment });

    public static async Task<Answer> AnswerAsync(this RunningService service, FuzzInput input)
    {
        await using var connection = await Connection.OpenAsync(service.EndPoint());
        return await connection.CallAsync(input, Patience);
    }
}
