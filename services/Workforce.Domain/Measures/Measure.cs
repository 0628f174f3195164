using Workforce.Domain.Amounts;
using Workforce.Domain.Evidence;
using Workforce.Domain.Facts;
using Workforce.Domain.Flows;
using Workforce.Domain.Model;

namespace Workforce.Domain.Measures;

/// <summary>Finds the flows of a scope, so that who keeps them can say so.</summary>
public delegate StaffFlows FlowsOf(StaffingSnapshot snapshot, Scope scope);

/// <summary>One measure under one definition, which any unit, roles and day can be asked for: what series, targets and comparisons name.</summary>
public abstract record Measure
{
    private protected Measure()
    {
    }

    /// <summary>The measure as kept.</summary>
    public abstract MeasureCode Code { get; }

    /// <summary>Whether it counts leavers, and so cannot be asked for a day that is to come.</summary>
    public virtual bool CountsLeavers => false;

    /// <summary>What a target for it may be, both ends included: per cent, unless it is an amount.</summary>
    public virtual (decimal Least, decimal Most) TargetRange => (0m, 100m);

    /// <summary>How it is rounded where the question says how rates are: amounts of FTE are not rounded.</summary>
    public virtual Rounding Round(Rounding rates) => rates;

    /// <summary>The last day that an answer for a day looks at, as far as it counts what happened.</summary>
    public virtual DateOnly LastDayCounted(DateOnly day) => day;

    /// <summary>Whether it can be answered for a day: leavers are not counted before all of them have left.</summary>
    public bool IsKnowable(DateOnly day, DateOnly today) => !CountsLeavers || LastDayCounted(day) <= today;

    /// <param name="snapshot">What is known.</param>
    /// <param name="flows">Finds the flows of a scope; asked only by a measure that needs them.</param>
    /// <param name="scope">The unit and roles.</param>
    /// <param name="day">The day, at its close; of a month, its last.</param>
    public abstract MeasureValue Answer(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day);

    /// <summary>The rows behind the answer: they add up to its numerator and denominator, exactly. None where it is missing.</summary>
    public IEnumerable<EvidenceRow> Explain(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day) =>
        Answer(snapshot, flows, scope, day).Numerator is null ? [] : Rows(snapshot, flows, scope, day).Where(row => row.Amount != 0m);

    private protected abstract IEnumerable<EvidenceRow> Rows(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day);

    /// <summary>Whether what it is made of adds up over units: a median does not.</summary>
    public virtual bool AddsUp => true;

    /// <summary>The measure of several units together, where <see cref="AddsUp"/> says that there is one.</summary>
    /// <param name="numerator">Their numerators, or amounts, added up.</param>
    /// <param name="denominator">Their denominators added up; null for an amount.</param>
    public virtual MeasureValue Total(decimal numerator, decimal? denominator) =>
        denominator is { } whole ? MeasureValue.Rate(numerator, whole) : MeasureValue.Amount(numerator);

    /// <exception cref="ArgumentOutOfRangeException">There is no measure of that code.</exception>
    public static Measure Of(MeasureCode code) => code.Kind switch
    {
        MeasureKind.VacancyRate => new VacancyRateMeasure((VacancyDefinition)code.Definition),
        MeasureKind.Figure => new FigureMeasure((StaffingFigure)code.Definition),
        MeasureKind.Turnover => new TurnoverMeasure((TurnoverDefinition)code.Definition, code.MonthAlone, code.ByHeads),
        MeasureKind.AgencyRate => new AgencyRateMeasure((AgencyDefinition)code.Definition),
        MeasureKind.Caseload => new CaseloadMeasure((CaseloadFigure)code.Definition),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "There is no such measure."),
    };
}
