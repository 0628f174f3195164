using System.Diagnostics;
using System.Globalization;
using Workforce.Client;
using Workforce.HrFeed;

namespace Workforce.Demo;

/// <summary>The whole job in one go: the service starts, HR pushes, the questions are asked, the answers compared.</summary>
internal static class Demonstration
{
    private const string Source = "hr-demo";

    /// <returns>The exit code: 0 if every row landed and every figure is as published.</returns>
    public static async Task<int> RunAsync(bool once, TextWriter output, CancellationToken cancellationToken)
    {
        await using var service = await DemoService.StartAsync();
        output.WriteLine($"The service listens on {service.Address}; its ledger is {service.DatabasePath}");
        output.WriteLine();

        await using var client = new WorkforceClient(new WorkforceClientOptions { Address = service.Address, Deadline = TimeSpan.FromMinutes(1) });
        var landed = await PushAsync(client, output, cancellationToken);

        var published = PublishedMonth.ReadAll(FileHere("published-2010.csv"));
        var comparison = new Comparison(client, output);
        var differences = await comparison.PrintAsync(published);
        await comparison.PrintManagersAsync(published[^1].LastDay);
        await comparison.PrintPipelineAsync(published[^1].LastDay, through: new DateOnly(2011, 3, 31));
        await comparison.PrintPeopleAsync(from: new DateOnly(2010, 4, 1), published[^1].LastDay);
        differences += await new CaseloadStory(client, output).PrintAsync(
            CaseloadMonth.ReadAll(FileHere("published-caseloads-2010.csv")),
            FileHere("caseloads-2010.csv"),
            cancellationToken);

        await new ReportStory(client, output).WriteAsync(published[^1].LastDay, cancellationToken);

        if (!once)
        {
            PrintWhatNext(service, output);
            await service.UntilStoppedAsync(cancellationToken);
        }

        return landed && differences == 0 ? 0 : 1;
    }

    private static async Task<bool> PushAsync(WorkforceClient client, TextWriter output, CancellationToken cancellationToken)
    {
        output.WriteLine("Pushing staffing-2010.csv: Fenborough, a council that does not exist; every person in it is invented.");
        var started = Stopwatch.GetTimestamp();
        var run = new FeedRun(client.Staffing);

        await foreach (var row in run.PushAsync(
            StaffingFile.ReadAsync(FileHere("staffing-2010.csv"), new() { Source = Source }, cancellationToken),
            cancellationToken))
        {
            foreach (var fault in row.Faults)
            {
                output.WriteLine($"  line {row.Line}, {fault.Column}: {fault.Reason}");
            }
        }

        var counts = run.Counts;
        output.WriteLine(
            $"{counts.Applied} applied, {counts.Duplicate} duplicate, {counts.Held} held, {counts.Rejected} rejected, "
            + $"in {Stopwatch.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s.");
        output.WriteLine();
        return counts.Held + counts.Rejected == 0;
    }

    private static void PrintWhatNext(DemoService service, TextWriter output)
    {
        var file = FileHere("staffing-2010.csv");
        var address = service.Address.GetLeftPart(UriPartial.Authority);

        output.WriteLine(
            $"""

            The service goes on running. In another terminal, try:

              Push the same file again: every row is a duplicate, and nothing changes.
                dotnet run --project clients/HrFeed -- push {Path.GetRelativePath(Directory.GetCurrentDirectory(), file)} --source {Source} --service {address}

              Ask as a team manager does: who has how many cases, who is over the limit, and from January as known now.
                dotnet run --project clients/Caseloads -- team "Referral and Assessment" --as-of 2010-11-30 --service {address}
                dotnet run --project clients/Caseloads -- breaches "Referral and Assessment" --as-of 2011-01-31 --service {address}

              Set limits as an administrator does: which are set, what one of 22 would have done in November, and who did what.
                dotnet run --project clients/Policies -- thresholds FEN --service {address}
                dotnet run --project clients/Policies -- threshold set ra-22 --unit FEN-RA --basis cases --limit 22 --first 2010-11-01 --as-of 2010-11-30 --dry-run --service {address}
                dotnet run --project clients/Policies -- audit --most 10 --service {address}

              Make the committee's report in another form, such as for Word or for Excel.
                dotnet run --project clients/RecruitmentReport -- --unit FEN --month 2010-11 --months 6 --output report.md --service {address}
                dotnet run --project clients/RecruitmentReport -- --unit FEN --month 2010-11 --months 6 --format csv --output report --service {address}

              Ask with any gRPC tool, such as grpcurl (reflection is on): the rate net of agency cover, and what is contradictory.
                grpcurl -plaintext -d '{Json("""{"unit_id":"FEN","roles":["ROLE_SENIOR_PRACTITIONER","ROLE_CASE_HOLDER","ROLE_QUALIFIED_WITHOUT_CASES"],"as_of_date":{"year":2010,"month":11,"day":30},"definition":"VACANCY_DEFINITION_ESTABLISHMENT_NET_OF_AGENCY"}""")}' {service.Address.Authority} workforce.v1.MeasuresService/GetVacancyRate
                grpcurl -plaintext -d '{Json("""{"as_of_date":{"year":2010,"month":11,"day":30}}""")}' {service.Address.Authority} workforce.v1.MeasuresService/ListDataQualityIssues

            Ctrl+C ends it.
            """);
    }

    /// <summary>Braces as they are, inside a string that has its own.</summary>
    private static string Json(string text) => text;

    private static string FileHere(string name) => Path.Combine(AppContext.BaseDirectory, name);
}
