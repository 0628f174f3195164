using Workforce.Answers;
using Workforce.Client;
using Workforce.V1;

namespace Workforce.Caseloads.Asking;

/// <summary>The questions of a team manager, each answered for one day.</summary>
internal sealed class Questions(WorkforceClient client, Google.Type.Date? day, CancellationToken cancellationToken)
{
    private const int PageSize = 1000;

    /// <exception cref="UnknownNameException">There is no such unit.</exception>
    public async Task<Answer> TeamAsync(string wanted, Role[] roles)
    {
        var unit = await FindAsync(wanted);
        var summary = await SummaryAsync(unit, roles);
        var caseloads = await ToListAsync(client.Caseloads.ListCaseloadsAsync(
            new() { UnitId = unit.UnitId, Roles = { roles }, AsOfDate = summary.AsOfDate, PageSize = PageSize },
            cancellationToken));
        var title = $"{unit.Name} ({unit.UnitId}) on {Words.Of(summary.AsOfDate)}";

        return new([CaseloadSheets.Of(title, caseloads), CaseloadSheets.Of(summary)], CaseloadNotes.Of(summary), [.. caseloads, summary]);
    }

    /// <exception cref="UnknownNameException">There is no such unit.</exception>
    public async Task<Answer> BreachesAsync(string wanted, Role[] roles, Google.Type.Date? since)
    {
        var unit = await FindAsync(wanted);
        // Which day today is in London, and how fresh the case systems are on it, the service says.
        var summary = await SummaryAsync(unit, roles);
        var (from, to) = (since, summary.AsOfDate);
        var request = new ListCaseloadBreachesRequest { UnitId = unit.UnitId, Roles = { roles }, PageSize = PageSize };

        if (from is null)
        {
            request.OpenOnDate = to;
        }
        else
        {
            request.StandingWithin = new() { FirstDate = from, LastDate = to };
        }

        var breaches = await ToListAsync(client.Caseloads.ListBreachesAsync(request, cancellationToken));
        var when = from is null ? $"on {Words.Of(to)}" : $"from {Words.Of(from)} to {Words.Of(to)}";

        return new(
            [BreachSheets.Of($"Over the limit in {unit.Name} ({unit.UnitId}) {when}: {breaches.Count}", breaches)],
            CaseSystemNotes.Of(summary.CaseSystems),
            breaches);
    }

    public async Task<Answer> WorkerAsync(string workerId)
    {
        var record = await client.Caseloads.GetWorkerCaseloadAsync(new() { WorkerId = workerId, AsOfDate = day }, cancellationToken);
        var caseload = record.Caseload;
        var title = $"{Words.Who(caseload.WorkerId, caseload.Name)}{(day is null ? "" : $" on {Words.Of(day)}")}: {CaseloadWords.Standing(caseload)}";

        return new(
            [
                CaseloadSheets.Of(title, [caseload]),
                CaseloadSheets.OfCategories(record),
                BreachSheets.Of($"Breaches in twelve months: {record.Breaches.Count}", record.Breaches),
            ],
            CaseSystemNotes.Of(record.CaseSystems),
            [record]);
    }

    /// <exception cref="UnknownNameException">There is no such unit.</exception>
    public async Task<Answer> PreviewAsync(string workerId, string wanted, Role[] roles, CaseCounts additional)
    {
        var unit = wanted.Length == 0 ? null : await FindAsync(wanted);
        var preview = await client.Caseloads.PreviewAllocationAsync(
            new() { WorkerId = workerId, UnitId = unit?.UnitId ?? "", Roles = { roles }, Additional = additional, AsOfDate = day },
            cancellationToken);
        var sheets = new List<Sheet>();

        if (preview.Worker is not null)
        {
            sheets.Add(AllocationSheets.Of("With these cases", [preview.Worker]));
        }

        if (unit is not null)
        {
            sheets.Add(AllocationSheets.Of($"Most room in {unit.Name} ({unit.UnitId})", preview.Candidates));
        }

        return new(sheets, CaseSystemNotes.Of(preview.CaseSystems), [preview])
        {
            CsvSheet = new("", sheets[0].Columns, [.. sheets.SelectMany(sheet => sheet.Rows)]),
        };
    }

    /// <summary>Records what is done about the breach in which the worker is on the day.</summary>
    public async Task<Answer> PlanAsync(string workerId, BreachPlan plan)
    {
        plan.BreachDate = day;
        var recorded = await client.Caseloads.RecordBreachPlanAsync(
            new() { RequestId = Guid.NewGuid().ToString(), WorkerId = workerId, Plan = plan }, cancellationToken);
        var breach = recorded.Breach;
        var title = breach is null
            ? $"Recorded for {workerId}."
            : $"Recorded for {Words.Who(breach.WorkerId, breach.Name)}, over the limit since {Words.Of(breach.FirstDate)}.";

        return new([BreachSheets.Of(title, breach is null ? [] : [breach])], [], [recorded]);
    }

    private Task<CaseloadSummary> SummaryAsync(OrganisationUnit unit, Role[] roles) => client.Caseloads.GetCaseloadSummaryAsync(
        new() { UnitId = unit.UnitId, Roles = { roles }, AsOfDate = day },
        cancellationToken);

    private Task<OrganisationUnit> FindAsync(string wanted) => new UnitFinder(client.Staffing, day).FindAsync(wanted, cancellationToken);

    private async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();

        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            list.Add(item);
        }

        return list;
    }
}
