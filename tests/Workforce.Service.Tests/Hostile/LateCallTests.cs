using Google.Protobuf;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workforce.Fuzz.Http2;
using Workforce.Fuzz.Inputs;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Hostile;

/// <summary>A call past its deadline. The fuzzer met it once in some hundred thousand calls; here the moment that it takes is held open.</summary>
public sealed class LateCallTests : IAsyncLifetime
{
    private readonly SlowEnd _end = new();
    private readonly ResponseBodies _bodies;
    private readonly RunningService _service;

    public LateCallTests()
    {
        _bodies = new(_end.Of);
        _service = new([], with: services => services.AddSingleton<IStartupFilter>(_bodies));
    }

    public Task InitializeAsync() => _service.InitializeAsync();

    public Task DisposeAsync() => _service.DisposeAsync();

    /// <summary>Was a fault of the service in its log: past its deadline an answer is complete, and cannot be written to, before the call's token says so.</summary>
    [Fact]
    public async Task Push_AnsweredAfterItsDeadline_LeavesNoErrorInTheLog()
    {
        await using var connection = await RawConnection.OpenAsync(_service.EndPoint(), initialWindow: 65_535);
        var block = HeaderBlock.Encode([.. CallHeaders.Good(RawCalls.PushPath), CallHeaders.Header("grpc-timeout", "300m")]);
        await connection.SendAsync(new FrameBuffer().Headers(1, block, endStream: false));
        await _end.Begun.Task.WaitAsync(RawCalls.Patience);

        // Its acknowledgement is what cannot be written any more.
        var late = new PushStaffingChangesRequest { Changes = { A.Unit("late") } }.ToByteArray();
        await connection.SendAsync(new FrameBuffer().Frame(FrameType.Data, 0, 1, Frames.Of(late)));
        await _end.Written.Task.WaitAsync(RawCalls.Patience);

        // What comes of it comes at once. Were the token told sooner, nothing could.
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        _end.Finish.SetResult();
        await _bodies.CallOver.WaitAsync(RawCalls.Patience);
        Assert.DoesNotContain(_service.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    /// <summary>Completes answers as the web server does, and says so only when it is told to.</summary>
    private sealed class SlowEnd
    {
        public TaskCompletionSource Begun { get; } = new();

        public TaskCompletionSource Finish { get; } = new();

        /// <summary>Set once the call has tried to write after its end.</summary>
        public TaskCompletionSource Written { get; } = new();

        public IHttpResponseBodyFeature Of(IHttpResponseBodyFeature inner) => new Body(this, inner);

        private sealed class Body(SlowEnd end, IHttpResponseBodyFeature inner) : ForwardingBody(inner)
        {
            public override async Task CompleteAsync()
            {
                await base.CompleteAsync();
                end.Begun.TrySetResult();
                await end.Finish.Task;
            }

            protected override void OnWrite()
            {
                if (end.Begun.Task.IsCompleted)
                {
                    end.Written.TrySetResult();
                }
            }
        }
    }
}
