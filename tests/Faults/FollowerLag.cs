namespace Workforce.Faults;

internal static class FollowerLag
{
    public static Task<int> RunAsync(int seconds, int rate) => Task.FromResult(seconds - rate);
}
