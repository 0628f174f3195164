namespace Workforce.Domain.Tests.Histories;

internal static class RandomChoice
{
    public static T From<T>(this Random random, params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public static T From<T>(this Random random)
        where T : struct, Enum => random.From(Enum.GetValues<T>());
}
