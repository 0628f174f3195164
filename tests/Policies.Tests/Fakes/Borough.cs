using Workforce.Service.Tests.Caseloads;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Policies.Tests.Fakes;

/// <summary>The real service with a council, in which each test has a team of its own. All tests share it.</summary>
public sealed class Borough : IAsyncLifetime
{
    public RunningService Service { get; } = new();

    public async Task InitializeAsync()
    {
        await Service.InitializeAsync();
        await Service.PushAsync(A.Unit("B1", with: unit => unit.Name = "Borough"));
    }

    public Task DisposeAsync() => Service.DisposeAsync();

    internal Task<Ran> RunAsync(params string[] arguments) => Ran.AtAsync(Service.Address, arguments);

    /// <summary>A team of case holders in posts of 1 FTE, of whom a case system has reported so many cases each today.</summary>
    internal async Task<Team> TeamAsync(params int[] cases)
    {
        var team = A.Id("team");
        string[] workers = [.. cases.Select(_ => A.Id("worker"))];
        await Service.PushAsync(
        [
            A.Unit(team, "B1", unit => unit.Name = $"Name of {team}"),
            .. workers.SelectMany(worker => new[] { A.Worker(worker), A.Post($"{worker}-post", team), A.Engagement($"{worker}-job", worker, $"{worker}-post") }),
        ]);

        if (cases.Length > 0)
        {
            await Service.ReportAsync([.. workers.Select((worker, place) => Case.Report(worker, cases[place]))]);
        }

        return new(team, workers);
    }

    internal async Task<IReadOnlyList<CaseloadThreshold>> ThresholdsAsync(Team team) =>
        (await Service.Caseloads.ListCaseloadThresholdsAsync(new() { UnitId = team.Id })).Thresholds;
}

internal sealed record Team(string Id, string[] Workers)
{
    public string Name => $"Name of {Id}";
}

[CollectionDefinition(Name)]
public sealed class OneBorough : ICollectionFixture<Borough>
{
    public const string Name = "One borough";
}
