using Workforce.Conformance.Published;

namespace Workforce.Conformance.Comparing;

/// <summary>What became of one rate of one row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Measure">The rate.</param>
/// <param name="Verdict">How it compares.</param>
/// <param name="Answer">What the service answered; null if it was not asked.</param>
/// <param name="Reason">Why it differs or was not asked; empty otherwise.</param>
public sealed record RateResult(CswwRow Row, Measure Measure, Verdict Verdict, Answer? Answer, string Reason)
{
    public Cell Published => Row[Measure.Rate];

    /// <summary>The authorities that the service left out of an aggregate (docs/definitions.md 1.3).</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    public override string ToString() => Verdict is Verdict.NotAsked
        ? $"{Row}, {Measure}: {Reason}"
        : $"{Row}, {Measure}: published {Published}, answered {Answer}{(LeftOut.Count == 0 ? "" : $" without {string.Join(", ", LeftOut)}")}; {Reason}";
}
