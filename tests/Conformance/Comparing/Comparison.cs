using System.Globalization;
using Workforce.Conformance.Facts;
using Workforce.Conformance.Published;
using Workforce.V1;

namespace Workforce.Conformance.Comparing;

/// <summary>Compares an answer with what was published, under the rules of DOMAIN.md 1.3 to 1.5.</summary>
internal static class Comparison
{
    public static (Verdict Verdict, string Reason) Of(Measure measure, Cell published, StaffingCounts pushed, Answer answer)
    {
        var numerator = pushed[measure.Numerator];
        var other = pushed[measure.Other];

        // Else an answer from other counts could pass because the published rate is near.
        if ((answer.Numerator, answer.Denominator) != (numerator, measure.Denominator(numerator, other)))
        {
            return Differs($"the facts pushed add up to {numerator} / {measure.Denominator(numerator, other)}");
        }

        return answer.Value is { } value
            ? OfValue(measure, published, numerator, other, value)
            : OfReason(published, answer.Reason);
    }

    private static (Verdict Verdict, string Reason) OfValue(
        Measure measure, Cell published, decimal numerator, decimal other, decimal value)
    {
        var share = measure.Share(numerator, other);

        if (share is null || value != Math.Round(share.Value, 1, MidpointRounding.AwayFromZero))
        {
            return Differs($"{numerator} is {share:0.######} per cent of {measure.Denominator(numerator, other)}");
        }

        if (published.Number is { } rate)
        {
            return value == rate ? Same
                : measure.CouldGive(rate, numerator, other) ? (Verdict.WithinRounding, "")
                : Differs($"counts printed so cannot give it: {share:0.####}");
        }

        return published.Text is Cell.RoundsToZero && value == 0m && share > 0m ? Same : Differs($"a value where {published} is printed");
    }

    private static (Verdict Verdict, string Reason) OfReason(Cell published, NoValueReason reason) => (published.Text, reason) switch
    {
        (Cell.NotApplicable, NoValueReason.NotApplicable) => Same,
        (Cell.LowReliability, NoValueReason.Unreliable) => Same,

        // The release of 2022 first printed 0 where there is nothing to take a share of.
        (_, NoValueReason.NotApplicable) when published.Number is 0m => Same,
        _ => Differs($"no value where {published} is printed"),
    };

    private static (Verdict Verdict, string Reason) Same => (Verdict.Exact, "");

    private static (Verdict Verdict, string Reason) Differs(FormattableString reason) =>
        (Verdict.Differs, reason.ToString(CultureInfo.InvariantCulture));
}
