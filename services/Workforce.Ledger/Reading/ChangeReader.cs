using Workforce.Domain.Facts;
using Workforce.Ledger.Tables;

namespace Workforce.Ledger.Reading;

/// <summary>Puts changes together from their rows.</summary>
internal static class ChangeReader
{
    /// <summary>The changes of a range, by number, all of which must be there.</summary>
    /// <exception cref="LedgerUnavailableException">One is missing, or what is stored makes no sense: it is damaged.</exception>
    public static async Task<IReadOnlyList<RecordedChange>> ListWholeAsync(
        RangeReader reader,
        ChangeRange range,
        CancellationToken cancellationToken)
    {
        var changes = await ListAsync(reader.Rows(range), cancellationToken);

        return changes.Count == range.Count
            ? changes
            : throw new LedgerUnavailableException("The ledger is damaged: changes are missing.");
    }

    /// <summary>The changes of these numbers, by number.</summary>
    /// <exception cref="LedgerUnavailableException">What is stored makes no sense: it is damaged.</exception>
    public static async Task<IReadOnlyList<RecordedChange>> ListAsync(LedgerContext context, IEnumerable<long> numbers, CancellationToken cancellationToken)
    {
        var changes = new List<RecordedChange>();

        foreach (var part in numbers.Order().Chunk(context.MaxValues))
        {
            changes.AddRange(await ListAsync(new QueriedRows(context, new ChangeNumbers(part)), cancellationToken));
        }

        return changes;
    }

    private static async Task<IReadOnlyList<RecordedChange>> ListAsync(RowSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(source, cancellationToken);
        }
        catch (Exception exception) when (exception is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            throw new LedgerUnavailableException("The ledger is damaged: a value is not of its column's type.", exception);
        }
    }

    private static async Task<IReadOnlyList<RecordedChange>> ReadAsync(RowSource source, CancellationToken cancellationToken)
    {
        var rows = await source.ChangesAsync(cancellationToken);

        if (rows.Count == 0)
        {
            return [];
        }

        var revisions = await source.RevisionsAsync(rows[0].Revision, rows[^1].Revision, cancellationToken);
        var recordedAt = revisions.ToDictionary(row => row.Revision, row => row.RecordedAt);
        var facts = new Dictionary<long, Fact>(rows.Count);

        foreach (var kind in rows.Select(row => row.FactKind).Distinct())
        {
            await AddFactsAsync(source, kind, facts, cancellationToken);
        }

        return [.. rows.Select(row => Recorded(row, recordedAt, facts))];
    }

    private static Task AddFactsAsync(RowSource source, FactKind kind, Dictionary<long, Fact> facts, CancellationToken cancellationToken)
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
            FactKind.AppliedExtract => AddAsync<AppliedExtractRow>(),
            _ => throw new LedgerUnavailableException($"The ledger holds a fact of a kind that this version does not know ({(int)kind})."),
        };

        async Task AddAsync<TRow>()
            where TRow : FactRow
        {
            foreach (var row in await source.FactsAsync<TRow>(cancellationToken))
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
