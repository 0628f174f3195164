using Workforce.Domain.Planning;

namespace Workforce.Backtest;

internal enum Quantity
{
    InPost,
    Vacant,
}

/// <summary>One projection and what came.</summary>
/// <param name="Year">The year that came.</param>
/// <param name="Ahead">How many years ahead it was.</param>
/// <param name="Size">FTE in post when it was projected.</param>
/// <param name="Quantity">What was projected.</param>
/// <param name="Projected">The projection.</param>
/// <param name="Came">What came.</param>
/// <param name="Now">What there was when it was projected: the forecast of no change.</param>
/// <param name="LastChange">What had changed in the year before: the other naive forecast repeats it each year.</param>
internal sealed record Outcome(
    int Year,
    int Ahead,
    decimal Size,
    Quantity Quantity,
    AmountRange Projected,
    decimal Came,
    decimal Now,
    decimal LastChange)
{
    public bool IsWithin80 => Projected.Low80 <= Came && Came <= Projected.High80;

    public bool IsWithin95 => Projected.Low95 <= Came && Came <= Projected.High95;

    public decimal Error => decimal.Abs(Came - Projected.Mean);

    public decimal ErrorOfNoChange => decimal.Abs(Came - Now);

    public decimal ErrorOfLastChange => decimal.Abs(Came - decimal.Max(0m, Now + (Ahead * LastChange)));
}
