using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Measures;
using Workforce.Domain.Policies;

namespace Workforce.Domain.Tests.Policies;

public class FigureCheckTests
{
    private static readonly DateOnly Day = new(2010, 11, 30);

    /// <summary>13.5 of 78.3 FTE vacant is 17.2414 %, to one place 17.2.</summary>
    private static FrozenFigure Frozen { get; } = new(
        "F1",
        "scrutiny, 1 December",
        A.Team,
        RoleSet.Census,
        new VacancyRateMeasure(VacancyDefinition.Establishment).Code,
        Day,
        AsKnownRevision: 1,
        MeasureValue.Rate(13.5m, 78.3m).ToKept(),
        Rounding.Official);

    private static FigureCheck Check(decimal establishment, decimal inPost)
    {
        List<Fact> facts = [A.Unit(A.Council, under: null), A.Unit(A.Team), A.Post("P", establishment), .. A.People(inPost, Placement.InPost("P"), Footing.Permanent)];
        facts.AddRange(facts.OfType<Engagement>().Select(engagement => new Worker(engagement.WorkerId)).ToList());
        var snapshot = WorkforceSnapshot.Empty.With(
            [.. facts.Select((fact, i) => new RecordedChange(i + 1, 1, DateTime.UnixEpoch, Known.Change(fact, made: i)))], 1, out _);

        return FigureCheck.Of(Frozen, snapshot, StaffFlows.Of);
    }

    [Fact]
    public void Of_TheSameFacts_HasNotChanged()
    {
        var check = Check(78.3m, 64.8m);

        Assert.Equal((Frozen.Value, false, false), (check.Current, check.HasValueChanged, check.HaveInputsChanged));
    }

    /// <summary>13.49 / 78.3 = 17.229, still 17.2; 13.52 / 78.3 = 17.267, which is 17.3.</summary>
    [Theory]
    [InlineData("64.81", false)]
    [InlineData("64.78", true)]
    public void Of_OtherFacts_SaysWhetherWhatWasPublishedReadsOtherwise(string inPost, bool valueChanged)
    {
        var check = Check(78.3m, decimal.Parse(inPost, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal((valueChanged, true), (check.HasValueChanged, check.HaveInputsChanged));
    }

    [Fact]
    public void Of_NothingKnownAnyMore_HasChangedToAReason()
    {
        var check = FigureCheck.Of(Frozen, WorkforceSnapshot.Empty, StaffFlows.Of);

        Assert.Equal((NoValueReason.Missing, true, true), (check.Current.Reason, check.HasValueChanged, check.HaveInputsChanged));
    }
}
