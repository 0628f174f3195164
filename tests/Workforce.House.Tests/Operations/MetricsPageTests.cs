using System.Text.RegularExpressions;

namespace Workforce.House.Tests.Operations;

/// <summary>What an operator reads of the instruments is held against those that the code makes.</summary>
public partial class MetricsPageTests
{
    private const string Room = "services/Workforce.Service/Telemetry/";

    [Fact]
    public void Page_HasEveryInstrumentWithItsKindAndUnitAndNoOther()
    {
        var page = Row().Matches(Repository.Text("docs/operations.md")).Select(row => (row.Groups["name"].Value, row.Groups["kind"].Value, row.Groups["unit"].Value));

        Assert.Equal(Instruments().Order(), page.Order());
    }

    [Fact]
    public void Instruments_AreMadeInOneRoomEachWithUnitAndDescription()
    {
        var made = Sources().Sum(path => Make().Count(Repository.Text(path)));

        Assert.Equal(made, Instruments().Count());
        Assert.All(Repository.Files(".cs").Where(IsElsewhere), path => Assert.DoesNotMatch(Make(), Repository.Text(path)));
    }

    /// <summary>Lower case, parts by dots, words by underscores; OpenTelemetry's conventions leave the unit out of the name.</summary>
    [Fact]
    public void Instruments_AreNamedByConvention() => Assert.All(Instruments(), instrument => Assert.Matches(Convention(), instrument.Name));

    private static IEnumerable<(string Name, string Kind, string Unit)> Instruments() => Sources()
        .SelectMany(path => Instrument().Matches(Repository.Text(path)))
        .Select(made => (made.Groups["name"].Value, KindOf(made.Groups["kind"].Value), made.Groups["unit"].Value));

    private static string KindOf(string method) => method switch
    {
        "Counter" => "counter",
        "Histogram" => "histogram",
        "UpDownCounter" or "ObservableUpDownCounter" => "up and down",
        "Gauge" or "ObservableGauge" => "gauge",
        _ => method,
    };

    private static IEnumerable<string> Sources() => Repository.Files(".cs").Where(path => path.StartsWith(Room, StringComparison.Ordinal));

    private static bool IsElsewhere(string path) =>
        path.StartsWith("services/", StringComparison.Ordinal) && !path.StartsWith(Room, StringComparison.Ordinal);

    [GeneratedRegex(@"^\| `(?<name>workforce\.[^`]+)` \| (?<kind>[a-z ]+), `(?<unit>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\.Create(Observable)?(Counter|Histogram|UpDownCounter|Gauge)\b")]
    private static partial Regex Make();

    [GeneratedRegex("""\.Create(?<kind>(Observable)?(Counter|Histogram|UpDownCounter|Gauge))(<\w+>)?\(\s*"(?<name>[^"]+)",\s*(\(\) => [^"]*, )?"(?<unit>[^"]+)", "[^"]{10,}"[,)]""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^workforce(\.[a-z]+(_[a-z]+)*)+$")]
    private static partial Regex Convention();
}
