using Workforce.Domain.Amounts;
using Workforce.Domain.Facts;

namespace Workforce.Ledger.Tests;

/// <summary>Valid things; a test states only what it is about.</summary>
internal static class A
{
    public static readonly DateTime Moment = new(2026, 9, 30, 8, 15, 30, DateTimeKind.Utc);

    public static Change Change(string id, Fact? fact = null, string source = "itrent", DateTime? made = null) =>
        new(source, id, new(made ?? Moment), Withdrawn: false, fact ?? new Worker("W-" + id));

    /// <summary>So many changes, of workers, with the ids that the prefix and 1, 2, 3 make.</summary>
    public static Change[] Changes(string prefix, int count) =>
        [.. Enumerable.Range(1, count).Select(number => Change(prefix + number))];

    public static Post Post(string id = "P1", decimal fte = 1m) =>
        new(id, new(2026, 4, 1), "FS-1", Role.CaseHolder, Fte.Of(fte), PostStatus.Open);

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();

        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    public static async IAsyncEnumerable<T> ToAsync<T>(this IEnumerable<T> items)
    {
        foreach (var item in items)
        {
            yield return item;
        }

        await Task.CompletedTask;
    }
}
