using System.Globalization;

namespace Workforce.Domain.Caseloads;

/// <summary>What part of a limit the newly qualified carry, by whole months since they started.</summary>
/// <remarks>
/// In steps, such as "60 % in the first 6 months, 90 % until 12". As text, in the tables, <c>6:60 12:90</c>. Equal if the steps are.
/// </remarks>
public sealed record NewlyQualifiedProtection
{
    public static readonly NewlyQualifiedProtection None = new("");

    private readonly Step[] _steps;

    private NewlyQualifiedProtection(string text)
    {
        Text = text;
        _steps = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Step.Parse)];
    }

    /// <summary>The steps as text.</summary>
    public string Text { get; }

    /// <summary>The steps, by months, which rise.</summary>
    public IReadOnlyList<(int UntilMonths, decimal Percent)> Steps => [.. _steps.Select(step => (step.UntilMonths, step.Percent))];

    /// <param name="steps">Months above 0 that rise from step to step, and a per cent from 0 to 100 for each.</param>
    public static NewlyQualifiedProtection Of(IEnumerable<(int UntilMonths, decimal Percent)> steps) =>
        new(string.Join(' ', steps.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.UntilMonths}:{step.Percent:0.######}"))));

    /// <exception cref="FormatException">The text is not one that <see cref="Text"/> has given.</exception>
    public static NewlyQualifiedProtection Parse(string text) => new(text);

    public bool Equals(NewlyQualifiedProtection? other) => other is not null && other.Text == Text;

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    private readonly record struct Step(int UntilMonths, decimal Percent)
    {
        public static Step Parse(string text) => text.Split(':') is [var months, var percent]
            ? new(int.Parse(months, CultureInfo.InvariantCulture), decimal.Parse(percent, CultureInfo.InvariantCulture))
            : throw new FormatException("A step is not of the form months:percent.");
    }
}
