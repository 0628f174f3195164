using Grpc.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workforce.Service.Tests.Caseloads;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Limits;

/// <summary>A stream that must end just when it is being written to; the write is held here for as long as it takes.</summary>
public sealed class HeldWriteTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Hold _hold = new();
    private readonly RunningService _service;

    public HeldWriteTests() => _service = new([], with: services => services.AddSingleton<IStartupFilter>(new ResponseBodies(_hold.Of)));

    public Task InitializeAsync() => _service.InitializeAsync();

    public Task DisposeAsync()
    {
        _hold.Release.TrySetResult();
        return _service.DisposeAsync();
    }

    /// <summary>Was reset, with no word of why.</summary>
    [Fact]
    public async Task Watch_ServiceStopsDuringAWrite_IsToldSo()
    {
        var council = await _service.CouncilAsync();
        _hold.IsArmed = true;
        using var watch = _service.Caseloads.WatchCaseloadBreaches(new() { UnitId = council.Council });
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        await _hold.Begun.Task.WaitAsync(Patience);

        var stopped = _service.BeginStopAsync();
        var exception = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience))
            {
            }
        });
        _hold.Release.SetResult();
        await stopped;

        Assert.Equal((StatusCode.Unavailable, "NOT_READY"), (exception.StatusCode, Details.Of(exception).Info().Reason));
        Assert.DoesNotContain(_service.Log.Lines, line => line.Level >= LogLevel.Error);
    }

    /// <summary>Holds each write of a call but its first.</summary>
    private sealed class Hold
    {
        public bool IsArmed { get; set; }

        public TaskCompletionSource Begun { get; } = new();

        public TaskCompletionSource Release { get; } = new();

        public IHttpResponseBodyFeature Of(IHttpResponseBodyFeature inner) => IsArmed ? new Body(this, inner) : inner;

        private sealed class Body(Hold hold, IHttpResponseBodyFeature inner) : ForwardingBody(inner)
        {
            private int _writes;

            protected override Task OnFlushedAsync()
            {
                if (++_writes == 1)
                {
                    return Task.CompletedTask;
                }

                hold.Begun.TrySetResult();
                return hold.Release.Task;
            }
        }
    }
}
