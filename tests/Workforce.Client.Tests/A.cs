using Workforce.V1;

namespace Workforce.Client.Tests;

/// <summary>Valid things; a test says only what it is about.</summary>
internal static class A
{
    public static StaffingChange Change(int number, string name = "") => new()
    {
        Source = "test",
        ChangeId = $"c{number}",
        Worker = new Worker { WorkerId = $"w{number}", Name = name },
    };

    /// <summary>So many changes, c1 first, given without waiting.</summary>
    public static IAsyncEnumerable<StaffingChange> Changes(int count) =>
        Enumerable.Range(1, count).Select(number => Change(number)).ToAsyncEnumerable();
}
