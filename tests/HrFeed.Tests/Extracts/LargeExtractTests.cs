using System.Text;
using Workforce.Feeds.Tests.Fakes;
using Workforce.HrFeed.Extracts;

namespace Workforce.HrFeed.Tests.Extracts;

/// <summary>By itself: what other tests hold meanwhile would count too.</summary>
[CollectionDefinition(nameof(LargeExtractTests), DisableParallelization = true)]
[Collection(nameof(LargeExtractTests))]
public class LargeExtractTests
{
    private const int Rows = 100_000;

    [Fact]
    public void File_IsNotInMemory_NeitherWhileItIsSaidNorWhileItsFaultsAre()
    {
        // The rows alone of one such file take 40 MB.
        const long Most = 16 * 1024 * 1024;

        using var good = new FileOnDisk(Large("01/04/2020"));
        using var bad = new FileOnDisk(Large("2020-04-01"));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        using var sheet = ExtractSheet.Read(good.Path, ExtractSheetTests.Mapping());
        using var atFault = ExtractSheet.Read(bad.Path, ExtractSheetTests.Mapping());
        using var statements = sheet.Statements().Skip(Rows).GetEnumerator();
        using var rows = atFault.RowsAtFault(SheetFaults.NoneFound).Skip(Rows / 4).GetEnumerator();
        Assert.True(statements.MoveNext() && rows.MoveNext());
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.Equal((3 * Rows, Rows / 2), (sheet.StatementCount, atFault.Faults.Count));
        Assert.Equal(SheetFaults.MostKept, atFault.Faults.First.Count);
        Assert.InRange(held, long.MinValue, Most);
    }

    /// <summary>Rows of a post, a worker and an engagement each, of which every second began on a day that is written so.</summary>
    private static byte[] Large(string day) => Encoding.UTF8.GetBytes(
        $"{ExtractSheetTests.Header}\n{string.Concat(Enumerable.Range(1, Rows).Select(row => $"T1,P{row},SW,W{row},E{row},Perm,{(row % 2 == 0 ? day : "01/04/2020")},,1\n"))}");
}
