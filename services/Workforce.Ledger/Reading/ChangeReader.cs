using Microsoft.EntityFrameworkCore;
using Workforce.Domain.Facts;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Reading;

/// <summary>Puts changes together from their rows.</summary>
internal static class ChangeReader
{
    /// <summary>The changes of a range, by number, all of which must be there.</summary>
    /// <exception cref="LedgerUnavailableException">One is missing, or what is stored makes no sense: it is damaged.</exception>
    public static async Task<IReadOnlyList<RecordedChange>> ListWholeAsync(
        LedgerContext context,
        ChangeRange range,
        CancellationToken cancellationToken)
    {
        var changes = await ListAsync(context, range, cancellationToken);

        return changes.Count == range.Count
            ? changes
            : throw new LedgerUnavailableException("The ledger is damaged: changes are missing.");
    }

    /// <summary>The selected changes, by number.</summary>
    /// <exception cref="LedgerUnavailableException">What is stored makes no sense: it is damaged.</exception>
    public static async Task<IReadOnlyList<RecordedChange>> ListAsync(
        LedgerContext context,
        ChangeSelection selection,
        CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(context, selection, cancellationToken);
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            throw new LedgerUnavailableException("The ledger is damaged: a value is not of its column's type.", exception);
        }
    }

    private static async Task<IReadOnlyList<RecordedChange>> ReadAsync(
        LedgerContext context,
        ChangeSelection selection,
        CancellationToken cancellationToken)
    {
        var rows = await selection.Rows<ChangeRow>(context).OrderBy(row => row.ChangeNumber).ToListAsync(cancellationToken);

        if (rows.Count == 0)
        {
            return [];
        }

        var (firstRevision, lastRevision) = (rows[0].Revision, rows[^1].Revision);
        var recordedAt = await context.Revisions
            .Where(row => row.Revision >= firstRevision && row.Revision <= lastRevision)
            .ToDictionaryAsync(row => row.Revision, row => row.RecordedAt, cancellationToken);

        var facts = new Dictionary<long, Fact>(rows.Count);

        foreach (var kind in rows.Select(row => row.FactKind).Distinct())
        {
            await AddFactsAsync(context, kind, selection, facts, cancellationToken);
        }

        return rows.ConvertAll(row => Recorded(row, recordedAt, facts));
    }

    private static Task AddFactsAsync(
        LedgerContext context,
        FactKind kind,
        ChangeSelection selection,
        Dictionary<long, Fact> facts,
        CancellationToken cancellationToken)
    {
        return kind switch
        {
            FactKind.OrganisationUnit => AddAsync<OrganisationUnitRow>(),
            FactKind.Post => AddAsync<PostRow>(),
            FactKind.Worker => AddAsync<WorkerRow>(),
            FactKind.Engagement => AddAsync<EngagementRow>(),
            FactKind.EngagementTerms => AddAsync<EngagementTermsRow>(),
            FactKind.PipelineStarter => AddAsync<PipelineStarterRow>(),
            FactKind.CaseloadReport => AddAsync<CaseloadReportRow>(),
            FactKind.CaseloadSnapshotCompleted => AddAsync<CaseloadSnapshotRow>(),
            FactKind.UnallocatedCases => AddAsync<UnallocatedCasesRow>(),
            FactKind.CaseloadThreshold => AddAsync<CaseloadThresholdRow>(),
            FactKind.CaseWeighting => AddAsync<CaseWeightingRow>(),
            FactKind.BreachPlan => AddAsync<BreachPlanRow>(),
            FactKind.Target => AddAsync<TargetRow>(),
            FactKind.FrozenFigure => AddAsync<FrozenFigureRow>(),
            FactKind.ReportingGap => AddAsync<ReportingGapRow>(),
            FactKind.NameErasure => AddAsync<NameErasureRow>(),
            _ => throw new LedgerUnavailableException($"The ledger holds a fact of a kind that this version does not know ({(int)kind})."),
        };

        async Task AddAsync<TRow>()
            where TRow : FactRow
        {
            await foreach (var row in selection.Rows<TRow>(context).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                facts.Add(row.ChangeNumber, row.ToFact());
            }
        }
    }

    private static RecordedChange Recorded(
        ChangeRow row,
        Dictionary<long, DateTime> recordedAt,
        Dictionary<long, Fact> facts)
    {
        if (!facts.TryGetValue(row.ChangeNumber, out var fact) || !recordedAt.TryGetValue(row.Revision, out var at))
        {
            throw new LedgerUnavailableException("The ledger is damaged: a change has lost its fact or its revision.");
        }

        return new(row.ChangeNumber, row.Revision, at, row.ToChange(fact));
    }
}
