using Workforce.RecruitmentReport.Wording;

namespace Workforce.RecruitmentReport.Charts;

/// <summary>Where numbers lie on an axis, with ticks at round numbers. Always holds zero: a length then stands for the amount.</summary>
internal sealed class Scale
{
    private const int MostSteps = 6;

    private static readonly decimal[] RoundTimes = [1m, 2m, 2.5m, 5m, 10m];

    private readonly decimal _from;
    private readonly decimal _to;

    private Scale(decimal first, decimal last, decimal step, decimal from, decimal to)
    {
        (First, Last, Step, _from, _to) = (first, last, step, from, to);
    }

    /// <summary>The number at the beginning of the axis.</summary>
    public decimal First { get; }

    /// <summary>The number at its end.</summary>
    public decimal Last { get; }

    /// <summary>How far the ticks are apart.</summary>
    public decimal Step { get; }

    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = First; tick <= Last; tick += Step)
            {
                yield return tick;
            }
        }
    }

    /// <param name="numbers">All numbers that are to be shown.</param>
    /// <param name="from">Where on the drawing the axis begins.</param>
    /// <param name="to">Where on the drawing it ends.</param>
    public static Scale Over(IEnumerable<decimal> numbers, decimal from, decimal to)
    {
        var (least, most) = numbers.Aggregate((Least: 0m, Most: 0m), (span, number) => (Math.Min(span.Least, number), Math.Max(span.Most, number)));
        var step = RoundStep(most == least ? 1m : (most - least) / MostSteps);
        var (first, last) = (decimal.Floor(least / step) * step, decimal.Ceiling(most / step) * step);
        return new(first, last == first ? first + step : last, step, from, to);
    }

    public decimal At(decimal number) => _from + ((number - First) / (Last - First) * (_to - _from));

    /// <summary>A number of the axis, with as many places as its ticks have.</summary>
    public string Shown(decimal tick) => Amounts.Shown(tick, Step == decimal.Truncate(Step) ? 0 : Step * 10m == decimal.Truncate(Step * 10m) ? 1 : 2);

    /// <summary>The least of 1, 2, 2.5, 5 and 10 times a power of ten that is not below.</summary>
    private static decimal RoundStep(decimal least)
    {
        var power = 0.01m;

        while (power * 10m < least)
        {
            power *= 10m;
        }

        return RoundTimes.Select(times => times * power).First(step => step >= least || step >= power * 10m);
    }
}
