using Workforce.Domain.Timelines;

namespace Workforce.Service.Tests.Hosting;

/// <summary>Began at noon of the day on which the run began, so that no run meets a midnight in London.</summary>
internal sealed class DayClock : TimeProvider
{
    private readonly TimeSpan _ahead;

    private DayClock()
    {
        var now = System.GetUtcNow();
        Today = London.DayOf(now.UtcDateTime);
        _ahead = new DateTimeOffset(Today, new(12, 0), TimeSpan.Zero) - now;
    }

    public static DayClock OfTheRun { get; } = new();

    /// <summary>The day in London.</summary>
    public DateOnly Today { get; }

    public DateTime Now => GetUtcNow().UtcDateTime;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}
