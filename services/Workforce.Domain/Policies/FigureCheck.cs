using Workforce.Domain.Amounts;
using Workforce.Domain.Measures;

namespace Workforce.Domain.Policies;

/// <summary>What the question of a frozen figure gives from another state of knowledge.</summary>
/// <param name="Current">The answer there.</param>
/// <param name="HasValueChanged">Whether what was published would read otherwise: the value as it was rounded, or the reason for none.</param>
/// <param name="HaveInputsChanged">Whether the numerator or the denominator is another, even if the value reads the same.</param>
public sealed record FigureCheck(MeasureValue Current, bool HasValueChanged, bool HaveInputsChanged)
{
    public static FigureCheck Of(FrozenFigure figure, WorkforceSnapshot snapshot, FlowsOf flows)
    {
        var (then, rounding) = (figure.Value, figure.Rounding);
        var current = Measure.Of(figure.Measure).Answer(snapshot, flows, figure.Scope, figure.AsOfDate).ToKept();

        return new(
            current,
            then.Rounded(rounding) != current.Rounded(rounding) || then.Reason != current.Reason,
            then.Numerator != current.Numerator || then.Denominator != current.Denominator);
    }
}
