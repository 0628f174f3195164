using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using static Workforce.Service.Tests.Reconciling.ReconcileCalls;

namespace Workforce.Service.Tests.Reconciling;

/// <summary>An extract whose rows come while a feed goes on sending: they say what they said, whatever is held when the last has come.</summary>
public sealed class SlowExtractTests : IAsyncLifetime
{
    private static readonly DateOnly First = new(2026, 1, 10);

    private RunningService _service = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync();
        await _service.ReconcileAsync(Header("first", First), Team(1, 2, 3));
    }

    public Task DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task RowOfWhatWasHeldWhenItCame_DiffersFromWhatIsHeldAtTheEnd()
    {
        var extract = Header("second", First.AddDays(5));
        using var call = _service.Staffing.ReconcileStaffing();
        await call.RequestStream.WriteAsync(new() { Header = extract, Rows = { Team(1, 2, 3) } });

        // It was made before the extract, which therefore holds over it.
        var halved = A.Engagement("e2", "w2", "p2", "0.5");
        halved.MadeTime = Header("x", First.AddDays(2)).MadeTime;
        await _service.PushAsync(halved);

        await call.RequestStream.CompleteAsync();
        var responses = await call.ResponseStream.ReadAllAsync().ToListAsync();

        var difference = Assert.Single(responses.SelectMany(response => response.Differences));
        Assert.Equal((V1.StaffingDifference.Types.Kind.HoursChanged, 8), (difference.Kind, difference.Row));
        var terms = Assert.Single(Assert.Single((await _service.Staffing.GetWorkerAsync(new() { WorkerId = "w2" })).Engagements).Terms);
        Assert.Equal((extract.AsOfDate, "1"), (terms.FirstDate, terms.Fte.Value));
    }
}
