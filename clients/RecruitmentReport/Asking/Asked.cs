namespace Workforce.RecruitmentReport.Asking;

/// <summary>The answer to a question, or why it was withheld.</summary>
/// <param name="Value">The answer; null if it was withheld.</param>
/// <param name="Withheld">Why, as a sentence; null if it was not.</param>
internal sealed record Asked<T>(T? Value, string? Withheld)
    where T : class;
