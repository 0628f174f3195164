using Grpc.StandIns.V1;

namespace Grpc.StandIns.Tests.Loopback;

/// <summary>The test service, in as few words as its contract allows.</summary>
internal sealed class EchoEndpoint : EchoService.EchoServiceBase
{
    private readonly WaitingRoom _waitingRoom;

    public EchoEndpoint(WaitingRoom waitingRoom)
    {
        _waitingRoom = waitingRoom;
    }

    public override async Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync(Selected("header-"));
        foreach (var trailer in Selected("trailer-"))
        {
            context.ResponseTrailers.Add(trailer);
        }

        return new EchoResponse { Text = request.Text };

        Metadata Selected(string prefix) =>
            [.. context.RequestHeaders.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))];
    }

    public override async Task<CollectResponse> Collect(
        IAsyncStreamReader<CollectRequest> requestStream, ServerCallContext context)
    {
        var response = new CollectResponse();
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            response.Texts.Add(request.Text);
        }

        return response;
    }

    public override async Task Repeat(
        RepeatRequest request, IServerStreamWriter<RepeatResponse> responseStream, ServerCallContext context)
    {
        for (var i = 0; i < request.Times; i++)
        {
            await responseStream.WriteAsync(new RepeatResponse { Text = request.Text }, context.CancellationToken);
        }
    }

    public override async Task Converse(
        IAsyncStreamReader<ConverseRequest> requestStream,
        IServerStreamWriter<ConverseResponse> responseStream,
        ServerCallContext context)
    {
        while (await requestStream.MoveNext())
        {
            await responseStream.WriteAsync(new ConverseResponse { Text = requestStream.Current.Text });
        }
    }

    public override Task<FailResponse> Fail(FailRequest request, ServerCallContext context) => throw new RpcException(
        new Status((StatusCode)request.StatusCode, request.Detail),
        new Metadata { { "reason-bin", request.Reason.ToByteArray() } });

    public override async Task<WaitResponse> Wait(WaitRequest request, ServerCallContext context)
    {
        await _waitingRoom.StayAsync(context.CancellationToken);
        return new WaitResponse();
    }

    public override Task<DescribeResponse> Describe(DescribeRequest request, ServerCallContext context)
    {
        var response = new DescribeResponse
        {
            Method = context.Method,
            Host = context.Host,
            Peer = context.Peer,
            PeerAuthenticated = context.AuthContext.IsPeerAuthenticated,
            Authorization = context.RequestHeaders.GetValue("authorization") ?? "",
            RequestEncoding = context.GetHttpContext().Request.Headers["grpc-encoding"].ToString(),
        };
        response.Interceptors.AddRange(NameLeavingInterceptor.NamesIn(context));
        return Task.FromResult(response);
    }
}
