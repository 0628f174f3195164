using Microsoft.Extensions.Options;
using Workforce.Domain.Amounts;
using Workforce.Domain.Caseloads;
using Workforce.Domain.Disclosure;
using Workforce.Domain.Facts;
using Workforce.Domain.Model;
using Workforce.Service.Access.Disclosure;
using Workforce.Service.Settings;

namespace Workforce.Service.Tests.Access;

/// <summary>A table of small groups goes through everybody in post: it is worked out once, and for nobody who has gone.</summary>
public class GroupSizesTests
{
    private static readonly DateOnly Day = new(2026, 9, 30);
    private static readonly DateTime Made = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly StaffingSnapshot _staffing = OneInPost();
    private readonly GroupSizes _groups;
    private int _workedOut;

    public GroupSizesTests() => _groups = new(Options.Create(new WorkforceSettings()))
    {
        WorkOut = (snapshot, rootId, day, least) =>
        {
            Interlocked.Increment(ref _workedOut);
            Thread.Sleep(100);
            return SmallGroups.Of(snapshot, rootId, day, least);
        },
    };

    [Fact]
    public async Task IsSmall_AskedByManyAtOnce_IsWorkedOutOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => IsSmall(Day))));

        Assert.All(answers, Assert.True);
        Assert.Equal(1, _workedOut);
    }

    /// <summary>A commit of caseloads, a target or a threshold leaves the staffing the same object.</summary>
    [Fact]
    public void IsSmall_AfterACommitThatLeavesTheStaffing_IsNotWorkedOutAgain()
    {
        IsSmall(Day);

        var later = Domain.WorkforceSnapshot.Empty.With([Recorded(1, new CaseloadReport("ics", "w1", Day, default))], 1, out _);
        Assert.Same(Domain.WorkforceSnapshot.Empty.Staffing, later.Staffing);
        IsSmall(Day);

        Assert.Equal(1, _workedOut);
    }

    [Fact]
    public void IsSmall_NobodyWaitsAnyMore_IsNotWorkedOutButToldWhereItIsKnown()
    {
        IsSmall(Day);
        var gone = new CancellationToken(canceled: true);

        Assert.True(_groups.IsSmall(_staffing, "council", RoleSet.Census, Day, gone));
        Assert.ThrowsAny<OperationCanceledException>(() => _groups.IsSmall(_staffing, "council", RoleSet.Census, Day.AddDays(1), gone));
        Assert.Equal(1, _workedOut);
    }

    private bool IsSmall(DateOnly day) => _groups.IsSmall(_staffing, "council", RoleSet.Census, day, CancellationToken.None);

    private static StaffingSnapshot OneInPost() => StaffingSnapshot.Empty.With(
        [
            Recorded(1, new OrganisationUnit("council", new(2020, 1, 1), UnitKind.Council, "council", null)),
            Recorded(2, new Worker("w1")),
            Recorded(3, new Engagement("e1", "w1", Footing.Permanent, new(2020, 1, 1), Placement.InUnit("council", Role.CaseHolder), Fte.One)),
        ],
        1,
        out _);

    private static RecordedChange Recorded(long number, Fact fact) => new(number, 1, Made, new("test", $"c{number}", new(Made, number), Withdrawn: false, fact));
}
