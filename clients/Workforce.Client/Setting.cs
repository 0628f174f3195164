namespace Workforce.Client;

/// <summary>Refuses a setting that is out of its range, and says the range.</summary>
internal static class Setting
{
    public static void Check<T>(string name, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"Must be from {least} to {most}.");
        }
    }
}
