using Workforce.Client;
using Workforce.Demo;
using Workforce.HrFeed;
using Workforce.RecruitmentReport.Asking;
using Workforce.RecruitmentReport.Sections;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.RecruitmentReport.Tests.Fakes;

/// <summary>
/// The real service with the demo's council of 2010, as a real council published it: whoever is in the demo's own story. Its target
/// of 8 % is set under both definitions, since the council never said which.
/// </summary>
public sealed class Fenborough : IAsyncLifetime, IDisposable
{
    /// <summary>The demo reports by the machine's clock.</summary>
    private readonly RunningService _service = new([], TimeProvider.System);

    private WorkforceClient? _client;

    internal WorkforceClient Client => _client!;

    internal RunningService Service => _service;

    internal Uri Address => new($"http://{_service.Channel.Target}");

    /// <summary>
    /// What was asked of the 2010 figures: whole per cent, social workers without their managers. Without the projection, whose thousands
    /// of simulations not each test needs.
    /// </summary>
    internal static ReportRequest Request { get; } = new()
    {
        Unit = "FEN",
        Month = new(2010, 11, 1),
        Months = 6,
        RatePlaces = 0,
        Roles = [Role.SeniorPractitioner, Role.CaseHolder, Role.QualifiedWithoutCases],
        Sections = [.. ReportSections.Ids.Where(section => section != ProjectionSection.Id)],
    };

    public async Task InitializeAsync()
    {
        await _service.InitializeAsync();
        _client = new(new() { Address = Address, Deadline = TimeSpan.FromMinutes(2) });
        var run = new FeedRun(Client.Staffing);
        var rows = StaffingFile.ReadAsync(FileHere("staffing-2010.csv"), new() { Source = "hr-demo" }, CancellationToken.None);
        Assert.Empty(await run.PushAsync(rows, CancellationToken.None).Where(row => row.Faults.Count > 0).ToListAsync());
        await new CaseloadStory(Client, TextWriter.Null).PrintAsync(
            CaseloadMonth.ReadAll(FileHere("published-caseloads-2010.csv")), FileHere("caseloads-2010.csv"), CancellationToken.None);
        await ReportStory.SetTargetsAsync(Client, CancellationToken.None);
    }

    public Task DisposeAsync() => _service.DisposeAsync();

    public void Dispose() => _client?.Dispose();

    internal Task<Answers> AskAsync(ReportRequest request) => new ReportQuestions(Client, request, CancellationToken.None).AskAsync(null);

    internal async Task<Model.Report> ReportAsync(ReportRequest request) => ReportSections.Of(await AskAsync(request));

    private static string FileHere(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
