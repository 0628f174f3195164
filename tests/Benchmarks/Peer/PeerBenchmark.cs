using System.Globalization;
using Workforce.Benchmarks.Reads;
using Workforce.V1;

namespace Workforce.Benchmarks.Peer;

/// <summary>The vacancy question beside PostgreSQL, on the same data: the same answers first, then how many in a second.</summary>
internal static class PeerBenchmark
{
    private const int Clients = 16;

    /// <summary>As the file of it reads a whole number for a day.</summary>
    private static readonly (int First, int Last) Days = (new DateOnly(2016, 1, 1).DayNumber, new DateOnly(2025, 12, 31).DayNumber);

    /// <param name="sizes">How many engagements are held.</param>
    /// <param name="time">For how long each is asked.</param>
    /// <param name="installs">Whether PostgreSQL is installed where it is not there.</param>
    public static async Task RunAsync(IReadOnlyList<int> sizes, TimeSpan time, bool installs)
    {
        if (PostgresServer.Programs is null && installs)
        {
            await PostgresServer.InstallAsync();
        }

        if (PostgresServer.Programs is not { } programs)
        {
            Console.WriteLine("Peer: PostgreSQL is not installed here, and was not compared with; `peer` by itself installs it.");
            return;
        }

        Console.WriteLine($"Peer: the vacancy question of a random day at {Clients} clients on the same cores, PostgreSQL by pgbench with a prepared statement, {time.TotalSeconds:0.#} s each.");
        Console.WriteLine($"{"engagements",12} {"asked of",10} {"PostgreSQL/s",13} {"service/s",13} {"times",8}");
        var results = new List<object>();

        foreach (var size in sizes)
        {
            await using var postgres = await PostgresServer.StartAsync(programs);
            await using var service = await HostedService.StartAsync();
            await LoadAsync(postgres, service, size);
            await CompareAsync(postgres, service, size);

            foreach (var (name, first, last) in Kinds(size))
            {
                var theirs = await postgres.AnswersPerSecondAsync((first, last), Days, Clients, time);
                var ours = await OursPerSecondAsync(service, size, (first, last), time);
                Console.WriteLine($"{size,12:N0} {name,10} {theirs,13:N0} {ours,13:N0} {ours / theirs,8:0.0}");
                results.Add(new { Engagements = size, AskedOf = name, PostgresPerSecond = theirs, ServicePerSecond = ours });
            }
        }

        Report.Json("peer", new { sizes, Clients, time.TotalSeconds }, results);
    }

    private static async Task LoadAsync(PostgresServer postgres, HostedService service, int size)
    {
        var changes = GeneratedWorkforce.Changes(size).ToList();
        await WriteBenchmark.PushAsync(service, changes, perMessage: 500);

        var units = GeneratedWorkforce.Units(size).Select((id, number) => (id, number)).ToDictionary(unit => unit.id, unit => unit.number);
        var parents = changes.Where(change => change.Unit is not null).ToDictionary(change => change.Unit.UnitId, change => change.Unit.ParentUnitId);
        await postgres.LoadAsync("unit_below", units.Keys.SelectMany(unit => Above(unit, parents).Select(above => $"{units[above]}\t{units[unit]}")));
        await postgres.LoadAsync("post", changes.Where(change => change.Post is not null).Select(change => change.Post).Select(post =>
            $"{Number(post.PostId)}\t{units[post.UnitId]}\t{(int)post.Role}\t{Day(post.FirstDate)}\t{Day(post.LastDate)}\t{post.Fte.Value}"));
        await postgres.LoadAsync("engagement", changes.Where(change => change.Engagement is not null).Select(change => change.Engagement).Select(each =>
            $"{Number(each.EngagementId)}\t{Number(each.Placement.PostId)}\t{(each.Footing is Footing.AgencyCover ? "t" : "f")}\t{Day(each.FirstDate)}\t{Day(each.LastDate)}\t{each.Fte.Value}"));
        await postgres.SqlAsync("index.sql");
    }

    /// <exception cref="InvalidOperationException">The two do not answer alike.</exception>
    private static async Task CompareAsync(PostgresServer postgres, HostedService service, int size)
    {
        var random = new Random(11);
        var questions = Kinds(size)
            .SelectMany(kind => Enumerable.Range(0, 8).Select(_ => (Unit: random.Next(kind.First, kind.Last + 1), Day: random.Next(Days.First, Days.Last + 1))))
            .ToList();
        var theirs = await postgres.AnswersAsync(questions);
        var units = GeneratedWorkforce.Units(size).ToList();
        var client = new MeasuresService.MeasuresServiceClient(service.Channel);

        foreach (var ((unit, day), their) in questions.Zip(theirs))
        {
            var our = await client.GetVacancyRateAsync(Question(units[unit], day));
            decimal[] mine = [Of(our.EstablishmentFte), Of(our.InPostFte), Of(our.VacantFte), Of(our.AgencyCoverFte)];

            if (!mine.SequenceEqual(their))
            {
                throw new InvalidOperationException(
                    $"{units[unit]} on {DateOnly.FromDayNumber(day):O}: PostgreSQL says {string.Join(", ", their)}, the service {string.Join(", ", mine)}.");
            }
        }
    }

    private static async Task<double> OursPerSecondAsync(HostedService service, int size, (int First, int Last) kind, TimeSpan time)
    {
        var random = new Random(13);
        var units = GeneratedWorkforce.Units(size).ToList();
        var client = new MeasuresService.MeasuresServiceClient(service.Channel);
        var questions = Enumerable.Range(0, 100_000)
            .Select(_ => Question(units[random.Next(kind.First, kind.Last + 1)], random.Next(Days.First, Days.Last + 1)))
            .ToList();
        var asked = 0;
        Task AskAsync() => client.GetVacancyRateAsync(questions[Interlocked.Increment(ref asked) % questions.Count]).ResponseAsync;

        // Some seconds, until the compiler has done: PostgreSQL comes compiled.
        await Measured.UnderLoadAsync(AskAsync, Clients, 3 * time);
        return (await Measured.UnderLoadAsync(AskAsync, Clients, time)).CallsPerSecond;
    }

    /// <summary>The numbers of the units of each kind.</summary>
    private static IEnumerable<(string Name, int First, int Last)> Kinds(int size)
    {
        var services = GeneratedWorkforce.Units(size).Count(unit => unit.StartsWith("service", StringComparison.Ordinal));
        yield return ("a team", services + 1, GeneratedWorkforce.Units(size).Count() - 1);
        yield return ("a service", 1, services);
        yield return ("the council", 0, 0);
    }

    private static GetVacancyRateRequest Question(string unitId, int day) =>
        new() { UnitId = unitId, AsOfDate = GeneratedWorkforce.Day(DateOnly.FromDayNumber(day)) };

    private static IEnumerable<string> Above(string unit, Dictionary<string, string> parents)
    {
        for (var each = unit; each.Length > 0; each = parents[each])
        {
            yield return each;
        }
    }

    private static string Number(string id) => id[(id.LastIndexOf('-') + 1)..];

    private static string Day(Google.Type.Date? date) =>
        date is null ? "\\N" : new DateOnly(date.Year, date.Month, date.Day).DayNumber.ToString(CultureInfo.InvariantCulture);

    private static decimal Of(Google.Type.Decimal value) => decimal.Parse(value.Value, CultureInfo.InvariantCulture);
}
