using Workforce.Conformance.Comparing;
using Workforce.Conformance.Published;
using Workforce.Conformance.Reporting;

namespace Workforce.Conformance.Tests;

/// <summary>The example rows, run once through the service for all the tests that look at them.</summary>
public sealed class ExampleRun : IAsyncLifetime
{
    public ConformanceReport Report { get; private set; } = null!;

    public RateResult Result(string name, string rate) =>
        Report.Results.Single(result => result.Row.Name == name && result.Measure.Rate == rate);

    public async Task InitializeAsync() => Report = await RunAsync(ExampleRows.Text);

    public Task DisposeAsync() => Task.CompletedTask;

    internal static async Task<ConformanceReport> RunAsync(string text) =>
        await ConformanceRun.RunAsync(await ExampleRows.ReadAsync(text), Enum.GetValues<GeographicLevel>().ToHashSet());
}
