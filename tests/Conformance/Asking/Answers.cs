using Workforce.Conformance.Facts;
using Workforce.V1;

namespace Workforce.Conformance.Asking;

/// <summary>What the service answered for one set of facts.</summary>
/// <param name="Rates">Every rate, asked of it or not.</param>
/// <param name="Starters">Who started in the year.</param>
public sealed record Answers(IReadOnlyDictionary<Measure, MeasureValue> Rates, People Starters);
