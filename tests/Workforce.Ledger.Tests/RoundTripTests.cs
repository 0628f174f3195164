using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tests;

public class RoundTripTests
{
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2100, 12, 31);

    /// <summary>64 characters, none of them ASCII, one of them outside the basic plane and so two code units.</summary>
    private static readonly string LongestId = new string('Ǽ', 62) + "😀";

    private static readonly string LongestText = new('é', 200);

    public static TheoryData<Fact> Facts => new(
        new OrganisationUnit("C1", First, UnitKind.Council, "Council"),
        new OrganisationUnit(LongestId, First, UnitKind.Team, LongestText, LongestId, Last),
        new Post("P1", First, "T1", Role.SeniorManager, Fte.Of(0.000001m), PostStatus.Open),
        new Post(LongestId, Last, LongestId, Role.NotRegistered, Fte.Of(10000m), PostStatus.CoveredOtherwise, LongestText, LongestText, Last),
        new Worker("W1"),
        new Worker(LongestId, LongestText),
        new Engagement("E1", "W1", Footing.Permanent, First, Placement.InPost("P1"), Fte.Of(0.6m)),
        new Engagement(
            LongestId,
            LongestId,
            Footing.AgencyExtra,
            First,
            Placement.InUnit(LongestId, Role.NotRegistered),
            Fte.Of(1.5m),
            Last,
            StartOrigin.NotYetCollected,
            new DateOnly(2024, 2, 29),
            LeavingReason.NotYetCollected,
            LeavingDestination.NotYetCollected),
        new EngagementTerms("E1", First, Placement.InPost("P1"), Fte.Of(0.123456m)),
        new EngagementTerms("E1", Last, Placement.InUnit("T1", Role.CaseHolder), Fte.Of(1m)),
        new ReportingGap("G1", "U1", new(2021, 10, 1), null, FigureSet.Of(ReportedFigure.LeaversFte), ReportingGapReason.NotReturned),
        new ReportingGap(
            "G2",
            "U1",
            new(2021, 10, 1),
            new(2022, 9, 30),
            FigureSet.Of(Enum.GetValues<ReportedFigure>()),
            ReportingGapReason.Unreliable),
        new PipelineStarter("L1", Placement.InPost("P1"), Fte.Of(1m), PipelineStage.Advertised),
        new PipelineStarter(
            "L2",
            Placement.InUnit("T1", Role.MiddleManager),
            Fte.Of(1000m),
            PipelineStage.FallenThrough,
            new DateOnly(2026, 11, 2),
            new DateOnly(2026, 9, 1),
            new DateOnly(2026, 10, 15)));

    [Theory]
    [MemberData(nameof(Facts))]
    public async Task ReadAsync_FactOfEachKind_ComesBackEqual(Fact fact)
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        var change = A.Change("1", fact);

        await ledger.AppendAsync([change], A.Moment);
        await file.CloseAsync();

        Assert.Equal([new RecordedChange(1, 1, A.Moment, change)], await file.Open().ReadAsync(0, 1).ToListAsync());
    }

    [Fact]
    public async Task ReadAsync_EveryFieldOfAChange_ComesBackEqual()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        var toTheMicrosecond = new DateTime(2026, 9, 30, 8, 15, 30, 123, 456, DateTimeKind.Utc);
        var change = new Change(LongestId, LongestId, new(toTheMicrosecond, long.MaxValue), Withdrawn: true, new Worker("W1"));

        await ledger.AppendAsync([change], A.Moment);

        var read = Assert.Single(await ledger.ReadAsync(0, 1).ToListAsync());
        Assert.Equal(change, read.Change);
        Assert.Equal(DateTimeKind.Utc, read.Change.Made.Time.Kind);
        Assert.Equal(DateTimeKind.Utc, read.RecordedAt.Kind);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00.000000Z")]
    [InlineData("1969-12-31T23:59:59.999999Z")]
    [InlineData("2026-03-29T01:30:00.100000Z")]
    [InlineData("9999-12-31T23:59:59.999999Z")]
    public async Task ReadAsync_TimeMade_IsExact(string made)
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;
        var time = DateTimeOffset.Parse(made, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;

        await ledger.AppendAsync([A.Change("1", made: time)], A.Moment);

        Assert.Equal(time, (await ledger.ReadAsync(0, 1).ToListAsync()).Single().Change.Made.Time);
    }

    [Fact]
    public async Task AppendAsync_TimeFinerThanAMicrosecond_IsRefusedAsABug()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;

        await Assert.ThrowsAsync<ArgumentException>(() => ledger.AppendAsync([A.Change("1", made: A.Moment.AddTicks(1))], A.Moment));
        await Assert.ThrowsAsync<ArgumentException>(() => ledger.AppendAsync([A.Change("1", made: DateTime.SpecifyKind(A.Moment, DateTimeKind.Local))], A.Moment));
        Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
    }

    [Fact]
    public async Task Tables_ReadWithPlainSql_ShowWhatADatabaseAdministratorExpects()
    {
        var (file, ledger) = await LedgerFile.CreateAsync();
        await using var _ = file;

        await ledger.AppendAsync([A.Change("1", A.Post("P1", 0.6m), made: A.Moment.AddMicroseconds(250_000))], A.Moment);

        Assert.Equal(
            "itrent 1 2026-09-30 08:15:30.25 P1 2026-04-01 FS-1 5 0.6 1",
            await file.ExecuteAsync(
                """
                SELECT source || ' ' || change_id || ' ' || made_at || ' ' || post_id || ' ' || first_date || ' ' || unit_id
                    || ' ' || role || ' ' || fte || ' ' || status
                FROM changes JOIN posts USING (change_number)
                """));
    }
}
