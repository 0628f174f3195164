using Workforce.Service.Tests.Caseloads;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Live;

/// <summary>Answers that are kept, through the service: what must be done at each call is done.</summary>
public class KeptCallsTests
{
    private const int Times = 5;

    [Fact]
    public async Task Question_WithoutADay_IsOfTheNextDayOnceThatHasBegun()
    {
        var clock = new SetClock { Now = new(2026, 3, 1, 23, 59, 0, TimeSpan.Zero) };
        var service = new RunningService([], clock);
        await service.InitializeAsync();

        try
        {
            var council = A.Id("council");
            await service.PushAsync(A.Unit(council));

            Assert.Equal(Enumerable.Repeat(A.Day(2026, 3, 1), Times), await DaysAsync());

            clock.Now = clock.Now.AddMinutes(2);

            Assert.Equal(Enumerable.Repeat(A.Day(2026, 3, 2), Times), await DaysAsync());

            async Task<IReadOnlyList<Google.Type.Date>> DaysAsync()
            {
                var days = new List<Google.Type.Date>();

                for (var time = 0; time < Times; time++)
                {
                    days.Add((await service.Measures.GetVacancyRateAsync(new() { UnitId = council })).AsOfDate);
                }

                return days;
            }
        }
        finally
        {
            await service.DisposeAsync();
        }
    }

    [Fact]
    public async Task Question_AboutWorkers_IsTakenDownEachTime()
    {
        await using var service = await RunningService.StartAsync();
        var council = await service.CouncilAsync();

        for (var time = 0; time < Times; time++)
        {
            await service.Caseloads.ListCaseloadsAsync(new() { UnitId = council.Council });
        }

        // A stop in order writes what is waiting.
        await service.RestartAsync();
        var entries = (await service.Audit.ListAuditEntriesAsync(new() { Method = "workforce.v1.CaseloadService/ListCaseloads" })).Entries;
        // Two teams of three.
        Assert.Equal((Times, Times * 6), (entries.Sum(entry => entry.CallCount), entries.Sum(entry => entry.ItemCount)));
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
