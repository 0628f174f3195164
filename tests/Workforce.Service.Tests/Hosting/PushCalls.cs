using Grpc.Core;
using Workforce.V1;

namespace Workforce.Service.Tests.Hosting;

internal static class PushCalls
{
    /// <summary>Pushes changes as one stream, so many a message, and returns the acknowledgements.</summary>
    public static async Task<List<ChangeAcknowledgement>> PushAsync(
        this RunningService service,
        IReadOnlyList<StaffingChange> changes,
        int perMessage = 100)
    {
        using var call = service.Staffing.PushStaffingChanges();
        var reading = ReadAsync(call);

        foreach (var message in changes.Chunk(perMessage))
        {
            await call.RequestStream.WriteAsync(new PushStaffingChangesRequest { Changes = { message } });
        }

        await call.RequestStream.CompleteAsync();
        return await reading;
    }

    public static Task<List<ChangeAcknowledgement>> PushAsync(this RunningService service, params StaffingChange[] changes) =>
        service.PushAsync((IReadOnlyList<StaffingChange>)changes);

    private static async Task<List<ChangeAcknowledgement>> ReadAsync(
        AsyncDuplexStreamingCall<PushStaffingChangesRequest, PushStaffingChangesResponse> call)
    {
        var acknowledgements = new List<ChangeAcknowledgement>();

        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            acknowledgements.AddRange(response.Acknowledgements);
        }

        return acknowledgements;
    }
}
