using Workforce.Client;
using Workforce.RecruitmentReport;
using Workforce.V1;

namespace Workforce.Demo;

/// <summary>Sets the council's target, and writes the report that its committee would have had.</summary>
internal sealed class ReportStory(WorkforceClient client, TextWriter output)
{
    private const string Council = "FEN";

    /// <summary>Whom the published figures are about: social workers without their managers.</summary>
    private static readonly Role[] SocialWorkers = [Role.SeniorPractitioner, Role.CaseHolder, Role.QualifiedWithoutCases];

    public async Task WriteAsync(DateOnly month, CancellationToken cancellationToken)
    {
        await SetTargetsAsync(client, cancellationToken);

        var report = await CommitteeReport.AskAsync(
            client,
            new() { Unit = Council, Month = month, Months = 6, RatePlaces = 0, Roles = SocialWorkers },
            cancellationToken);

        // Beside the ledger it would go with it when the demo ends.
        var path = Path.Combine(Path.GetTempPath(), "workforce-demo-report", "recruitment-report-FEN-2010-11.html");
        await report.WriteAsync(path, ReportFormat.Html, cancellationToken);
        output.WriteLine($"The committee's report of {month:MMMM yyyy} lies at {path}: open it in a browser, or print it.");
    }

    /// <summary>
    /// 8 per cent, as the notice to improve had it. It never said of which rate; a target that does not say so is two targets, so both are set.
    /// </summary>
    public static async Task SetTargetsAsync(WorkforceClient client, CancellationToken cancellationToken)
    {
        foreach (var (id, definition) in new[]
        {
            ("vacancy-8", VacancyDefinition.Establishment),
            ("vacancy-8-with-agency", VacancyDefinition.EstablishmentNetOfAgency),
        })
        {
            await client.Measures.SetTargetAsync(
                new()
                {
                    RequestId = $"demo-{id}",
                    Target = new()
                    {
                        TargetId = id,
                        UnitId = Council,
                        Roles = { SocialWorkers },
                        Measure = new() { VacancyRate = definition },
                        Direction = TargetDirection.AtMost,
                        Limit = new() { Value = "8" },
                        AmberMargin = new() { Value = "2" },
                        FirstDate = new() { Year = 2010, Month = 6, Day = 1 },
                        MustBeMetByDate = new() { Year = 2011, Month = 3, Day = 31 },
                        Note = "Notice to Improve",
                    },
                },
                cancellationToken);
        }
    }
}
