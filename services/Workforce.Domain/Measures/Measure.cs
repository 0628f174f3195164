using Workforce.Domain.Amounts;
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

    /// <summary>How it is rounded where the question says how rates are: amounts of FTE are not rounded.</summary>
    public virtual Rounding Round(Rounding rates) => rates;

    /// <param name="snapshot">What is known.</param>
    /// <param name="flows">Finds the flows of a scope; asked only by a measure that needs them.</param>
    /// <param name="scope">The unit and roles.</param>
    /// <param name="day">The day, at its close; of a month, its last.</param>
    public abstract MeasureValue Answer(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day);

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

/// <summary>A vacancy rate; the pipeline is looked into for the usual time.</summary>
public sealed record VacancyRateMeasure(VacancyDefinition Definition) : Measure
{
    public override MeasureCode Code => new(MeasureKind.VacancyRate, (int)Definition);

    public override MeasureValue Answer(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day) =>
        VacancyRate.On(snapshot.Staffing, scope, day, Definition, day.AddMonths(VacancyRate.DefaultPipelineMonths)).Rate;
}

/// <summary>An amount of FTE.</summary>
public sealed record FigureMeasure(StaffingFigure Figure) : Measure
{
    public override MeasureCode Code => new(MeasureKind.Figure, (int)Figure);

    public override Rounding Round(Rounding rates) => new(Fte.DecimalPlaces);

    public override MeasureValue Answer(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day) =>
        EstablishmentFigures.On(snapshot.Staffing, scope, day, Figure);
}

/// <summary>A turnover of the day's month or of the twelve months that end with the day.</summary>
public sealed record TurnoverMeasure(TurnoverDefinition Definition, bool MonthAlone, bool ByHeads) : Measure
{
    public override MeasureCode Code => new(MeasureKind.Turnover, (int)Definition, MonthAlone, ByHeads);

    public override bool CountsLeavers => true;

    public override MeasureValue Answer(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day)
    {
        var period = MonthAlone ? Period.Month(day) : Period.TwelveMonthsTo(day);
        var turnover = Turnover.Over(flows(snapshot.Staffing, scope), period, Definition);
        return ByHeads ? turnover.HeadcountRate : turnover.FteRate;
    }
}

/// <summary>Which share of agency workers, in per cent. Numbered as in the contract; formulas of DOMAIN.md 1.3.</summary>
public enum AgencyDefinition
{
    /// <summary>Agency / (agency + in post), by FTE.</summary>
    Fte = 1,

    /// <summary>The same by heads.</summary>
    Headcount = 2,

    /// <summary>Cover / all agency, by FTE.</summary>
    Cover = 3,

    /// <summary>Cover / vacant, by FTE; unreliable where cover exceeds the vacancies.</summary>
    VacanciesCovered = 4,
}

/// <summary>A share of agency workers.</summary>
public sealed record AgencyRateMeasure(AgencyDefinition Definition) : Measure
{
    public override MeasureCode Code => new(MeasureKind.AgencyRate, (int)Definition);

    public override MeasureValue Answer(WorkforceSnapshot snapshot, FlowsOf flows, Scope scope, DateOnly day)
    {
        var use = AgencyUse.On(snapshot.Staffing, scope, day, AgencyUse.UsualBandMonths);

        return Definition switch
        {
            AgencyDefinition.Fte => use.AgencyRateFte,
            AgencyDefinition.Headcount => use.AgencyRateHeadcount,
            AgencyDefinition.Cover => use.CoverRate,
            _ => use.VacanciesCovered,
        };
    }
}
