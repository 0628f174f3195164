using Workforce.Feeds.Faults;
using Workforce.Feeds.Tests.Fakes;
using Workforce.V1;

namespace Workforce.HrFeed.Tests;

/// <summary>Files read as a test needs them.</summary>
internal static class A
{
    public static readonly DateTimeOffset MadeTime = new(2026, 4, 1, 9, 30, 0, TimeSpan.Zero);

    public static readonly RowDefaults Defaults = new() { Source = "itrent", MadeTime = MadeTime };

    public static async Task<List<StaffingRow>> RowsAsync(string content, string extension = ".csv", RowDefaults? defaults = null)
    {
        using var file = new FileOnDisk(content, extension);
        return await StaffingFile.ReadAsync(file.Path, defaults ?? Defaults).ToListAsync();
    }

    public static async Task<List<StaffingRow>> RowsAsync(byte[] content, string extension = ".csv")
    {
        using var file = new FileOnDisk(content, extension);
        return await StaffingFile.ReadAsync(file.Path, Defaults).ToListAsync();
    }

    /// <summary>The change of a file of one row, without what every change has.</summary>
    public static async Task<StaffingChange> FactAsync(string content)
    {
        var row = Assert.Single(await RowsAsync(content));
        Assert.Empty(row.Faults);
        var fact = row.Change!.Clone();
        (fact.Source, fact.ChangeId, fact.MadeTime, fact.MadeSequence) = ("", "", null, 0);
        return fact;
    }

    /// <summary>The faults of a file, each as the line, the column and the reason.</summary>
    public static async Task<List<(long Line, string Column, string Reason)>> FaultsAsync(string content, string extension = ".csv") =>
        [.. (await RowsAsync(content, extension)).SelectMany(row => row.Faults.Select(fault => (row.Line, fault.Column, fault.Reason)))];

    public static async Task<string> UnreadableAsync(string content, string extension = ".csv") =>
        (await Assert.ThrowsAsync<UnreadableFileException>(() => RowsAsync(content, extension))).Message;
}
