namespace Workforce.Benchmarks.Reads;

/// <summary>Each read beside the no-op, in turns in one process, so that their ratio says what the read itself costs.</summary>
internal static class ReadBenchmark
{
    private const int Concurrency = 64;

    /// <param name="engagements">How many engagements are held.</param>
    /// <param name="rounds">How often each is measured.</param>
    /// <param name="time">For how long each time.</param>
    /// <param name="only">Only methods whose name begins so, beside the no-op; null for all.</param>
    /// <param name="asItIs">Whether only the service as it is, asked by the client as it is, is measured: for comparing settings.</param>
    public static async Task RunAsync(int engagements, int rounds, TimeSpan time, string? only = null, bool asItIs = false)
    {
        var (results, workers) = await OfServiceAsync(withLimits: !asItIs);

        if (!asItIs)
        {
            // Nothing kept: what an answer costs that was not asked for before.
            var (anew, _) = await OfServiceAsync(withLimits: false, "--Workforce:AnswerCacheMegabytes=0");
            results = [.. results.Zip(anew, (kept, worked) => kept with { AnewOfNoOp = worked.OfNoOp, AnewProcessorMicroseconds = worked.ProcessorMicroseconds })];
        }

        Console.WriteLine(
            $"Reads: {engagements:N0} engagements and {workers:N0} workers with caseloads in teams of {GeneratedCaseloads.TeamSize}, "
            + $"{Concurrency} concurrent calls, median of {rounds} runs of {time.TotalSeconds:0.#} s in turns, client and service in one process.");
        Console.WriteLine("Of no-op: the share of the no-op's throughput; CPU: the same by time on all cores, for a machine that others use too. Ready: of a method");
        Console.WriteLine("that has the answer's bytes ready, read by the same client. Unread: answers not read by the client. Anew: of a service that keeps no answers.");
        Console.WriteLine($"{"method",-42} {"questions",9} {"bytes",6} {"calls/s",9} {"p50 ms",7} {"p99 ms",7} {"p99/no-op",9} {"CPU µs",7} {"of no-op",8} {"CPU",5} {"ready",6} {"unread",6} {"anew",6} {"alloc/call",10}");

        foreach (var each in results)
        {
            Console.WriteLine(
                $"{each.Method,-42} {each.Questions,9:N0} {each.AnswerBytes,6:N0} {each.CallsPerSecond,9:N0} {each.P50Milliseconds,7:0.00} {each.P99Milliseconds,7:0.00} "
                + $"{each.P99OfNoOp,9:0.00} {each.ProcessorMicroseconds,7:0.0} {each.OfNoOp,8:0.00} {each.ProcessorOfNoOp,5:0.00} {each.ReadyOfNoOp,6:0.00} {each.UnreadOfNoOp,6:0.00} "
                + $"{each.AnewOfNoOp,6:0.00} {each.AllocatedBytes,10:N0}");
        }

        Report.Json("reads", new { Engagements = engagements, Caseloads = workers, Concurrency, Rounds = rounds, time.TotalSeconds }, results);

        async Task<(IReadOnlyList<ReadResult> Results, int Workers)> OfServiceAsync(bool withLimits, params string[] settings)
        {
            await using var service = await HostedService.StartAsync(settings: settings);
            await WriteBenchmark.PushAsync(service, GeneratedWorkforce.Changes(engagements), perMessage: 500);
            var caseloads = await LoadCaseloadsAsync(service, engagements);
            return (await MeasureAsync(service, engagements, caseloads, rounds, time, only, withLimits), caseloads.Workers);
        }
    }

    /// <summary>As many workers with caseloads as there are engagements, up to a hundred thousand.</summary>
    public static async Task<GeneratedCaseloads> LoadCaseloadsAsync(HostedService service, int engagements)
    {
        var caseloads = new GeneratedCaseloads(teams: Math.Clamp(engagements / GeneratedCaseloads.TeamSize, 2, 3_334));
        await caseloads.LoadAsync(service);
        await GeneratedCaseloads.ReportAsync(service, caseloads.Reports(GeneratedCaseloads.Today));
        return caseloads;
    }

    /// <param name="service">The service, with what is asked about.</param>
    /// <param name="engagements">How many engagements it holds.</param>
    /// <param name="caseloads">The caseloads it holds.</param>
    /// <param name="rounds">How often each is measured.</param>
    /// <param name="time">For how long each time.</param>
    /// <param name="only">Only methods whose name begins so; null for all.</param>
    /// <param name="withLimits">Whether ready and unread answers are measured too.</param>
    public static async Task<IReadOnlyList<ReadResult>> MeasureAsync(
        HostedService service,
        int engagements,
        GeneratedCaseloads caseloads,
        int rounds,
        TimeSpan time,
        string? only,
        bool withLimits)
    {
        var all = await new ReadQuestions(service, engagements, caseloads).MethodsAsync();
        var methods = all.Where(method => only is null || method.Name == ReadQuestions.NoOp || method.Name.StartsWith(only, StringComparison.OrdinalIgnoreCase)).ToList();
        var runs = methods.ToDictionary(method => method, _ => new Runs());

        foreach (var (method, of) in runs)
        {
            await Measured.UnderLoadAsync(method.AskAsync, Concurrency, time);
            of.Allocated = await AllocatedAsync(method.AskAsync, time < TimeSpan.FromSeconds(0.5) ? 10 : 200);

            if (withLimits)
            {
                await Measured.UnderLoadAsync(method.AskReadyAsync, Concurrency, time / 2);
                await Measured.UnderLoadAsync(method.AskForBytesAsync, Concurrency, time / 2);
            }
        }

        var noOp = runs[methods[0]];

        // Each round in an order of its own, so that none always comes after the same other, and what that leaves to be collected.
        var random = new Random(1);
        var inTurns = methods.ToArray();

        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(inTurns);

            foreach (var method in inTurns)
            {
                var of = runs[method];
                of.Asked.Add(await Measured.UnderLoadAsync(method.AskAsync, Concurrency, time));

                if (withLimits)
                {
                    of.Ready.Add(await Measured.UnderLoadAsync(method.AskReadyAsync, Concurrency, time / 2));
                    of.Unread.Add(await Measured.UnderLoadAsync(method.AskForBytesAsync, Concurrency, time / 2));
                }
            }
        }

        var baseline = Measured.Median(noOp.Asked);
        return [.. methods.Select(method => runs[method].ResultOf(method, baseline))];
    }

    /// <summary>What one call allocates, in client and service together.</summary>
    private static async Task<long> AllocatedAsync(Func<Task> call, int calls)
    {
        await call();
        var before = GC.GetTotalAllocatedBytes(precise: true);

        for (var i = 1; i < calls; i++)
        {
            await call();
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / Math.Max(1, calls - 1);
    }

    private sealed class Runs
    {
        public List<Measured> Asked { get; } = [];

        public List<Measured> Ready { get; } = [];

        public List<Measured> Unread { get; } = [];

        public long Allocated { get; set; }

        public ReadResult ResultOf(ReadMethod method, Measured noOp)
        {
            var asked = Measured.Median(Asked);

            return new(
                method.Name,
                method.Questions,
                method.AnswerBytes,
                asked.CallsPerSecond,
                asked.P50.TotalMilliseconds,
                asked.P99.TotalMilliseconds,
                asked.P99 / noOp.P99,
                asked.Processor.TotalMicroseconds,
                asked.CallsPerSecond / noOp.CallsPerSecond,
                Ready.Count == 0 ? null : Measured.Median(Ready).CallsPerSecond / noOp.CallsPerSecond,
                Unread.Count == 0 ? null : Measured.Median(Unread).CallsPerSecond / noOp.CallsPerSecond,
                noOp.Processor / asked.Processor,
                Allocated,
                null,
                null);
        }
    }
}

/// <summary>What was measured of a method.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Questions">How many different questions were asked in turns.</param>
/// <param name="AnswerBytes">The size of an answer.</param>
/// <param name="CallsPerSecond">Calls answered in a second.</param>
/// <param name="P50Milliseconds">Half were answered within this time.</param>
/// <param name="P99Milliseconds">All but one in a hundred were.</param>
/// <param name="P99OfNoOp">The latter over the no-op's.</param>
/// <param name="ProcessorMicroseconds">Time on all cores that a call took, in client and service.</param>
/// <param name="OfNoOp">Its throughput over the no-op's.</param>
/// <param name="ReadyOfNoOp">The same of a method that has the answer ready; null where not measured.</param>
/// <param name="UnreadOfNoOp">The same of a client that does not read the answers; null where not measured.</param>
/// <param name="ProcessorOfNoOp">The no-op's time on all cores over its own: the same ratio where others use the machine too.</param>
/// <param name="AllocatedBytes">What a call allocated, in client and service.</param>
/// <param name="AnewOfNoOp">Its throughput over the no-op's where no answers are kept; null where not measured.</param>
/// <param name="AnewProcessorMicroseconds">Its time on all cores likewise.</param>
internal sealed record ReadResult(
    string Method,
    int Questions,
    int AnswerBytes,
    double CallsPerSecond,
    double P50Milliseconds,
    double P99Milliseconds,
    double P99OfNoOp,
    double ProcessorMicroseconds,
    double OfNoOp,
    double? ReadyOfNoOp,
    double? UnreadOfNoOp,
    double ProcessorOfNoOp,
    long AllocatedBytes,
    double? AnewOfNoOp,
    double? AnewProcessorMicroseconds);
