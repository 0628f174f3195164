using Google.Rpc;
using Grpc.Core;

namespace Workforce.Service.Tests.Hosting;

/// <summary>Reads the details of an error as a caller would.</summary>
internal static class Details
{
    public static Google.Rpc.Status Of(RpcException exception) =>
        Google.Rpc.Status.Parser.ParseFrom(exception.Trailers.GetValueBytes("grpc-status-details-bin")!);

    public static ErrorInfo Info(this Google.Rpc.Status status) =>
        status.Details.Single(detail => detail.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>();

    public static IReadOnlyList<string> Fields(this Google.Rpc.Status status) =>
        [.. status.Details.Single(detail => detail.Is(BadRequest.Descriptor)).Unpack<BadRequest>().FieldViolations.Select(violation => violation.Field)];

    /// <summary>The fields that a call was refused for.</summary>
    public static async Task<IReadOnlyList<string>> RefusedFieldsAsync(Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
        var status = Of(exception);
        Assert.Equal(("INVALID_FIELDS", "workforce.council"), (status.Info().Reason, status.Info().Domain));
        return status.Fields();
    }
}
