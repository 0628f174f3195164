using System.Globalization;
using Workforce.Conformance.Facts;
using Workforce.Conformance.Published;
using Workforce.V1;

namespace Workforce.Conformance.Comparing;

/// <summary>Compares an answer with what was published, under the rules of docs/definitions.md 1.3 to 1.5.</summary>
internal static class Comparison
{
    /// <param name="measure">The rate.</param>
    /// <param name="published">As printed.</param>
    /// <param name="set">What was pushed.</param>
    /// <param name="answer">What the service said.</param>
    public static (Verdict Verdict, string Reason) Of(Measure measure, Cell published, FactSet set, Answer answer) =>
        set.Lacks(measure) is var lacks and not NoValueReason.Unspecified
            ? OfGap(published, lacks, answer)
            : Of(measure, published, set.Counts[measure.Numerator], set.Counts[measure.Other], answer);

    /// <param name="measure">The rate.</param>
    /// <param name="published">As printed.</param>
    /// <param name="numerator">What the facts pushed add up to.</param>
    /// <param name="other">Likewise.</param>
    /// <param name="answer">What the service said.</param>
    /// <param name="rows">Over how many rows the counts were added up, each printed to one decimal place.</param>
    public static (Verdict Verdict, string Reason) Of(
        Measure measure, Cell published, decimal numerator, decimal other, Answer answer, int rows = 1)
    {
        // Else an answer from other counts could pass because the published rate is near.
        if ((answer.Numerator, answer.Denominator) != (numerator, measure.Denominator(numerator, other)))
        {
            return Differs($"the facts pushed add up to {numerator} / {measure.Denominator(numerator, other)}");
        }

        return answer.Value is { } value
            ? OfValue(measure, published, numerator, other, value, rows)
            : OfReason(published, answer.Reason);
    }

    private static (Verdict Verdict, string Reason) OfValue(
        Measure measure, Cell published, decimal numerator, decimal other, decimal value, int rows)
    {
        var share = measure.Share(numerator, other);

        if (share is null || value != Math.Round(share.Value, 1, MidpointRounding.AwayFromZero))
        {
            return Differs($"{numerator} is {share:0.######} per cent of {measure.Denominator(numerator, other)}");
        }

        if (published.Number is { } rate)
        {
            return value == rate ? Same
                : measure.CouldGive(rate, numerator, other, rows) ? (Verdict.WithinRounding, "")
                : Differs($"counts printed so cannot give it: {share:0.####}");
        }

        return published.Text is Cell.RoundsToZero && value == 0m && share > 0m ? Same : Differs($"a value where {published} is printed");
    }

    /// <summary>x for what could not be returned, u for what is not to be relied on; and nothing to divide in either.</summary>
    private static (Verdict Verdict, string Reason) OfGap(Cell published, NoValueReason lacks, Answer answer)
    {
        var symbol = lacks is NoValueReason.Missing ? Cell.NotAvailable : Cell.LowReliability;

        return answer == new Answer(null, lacks, null, null) && published.Text == symbol
            ? Same
            : Differs($"{lacks} was pushed where {published} is printed");
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
