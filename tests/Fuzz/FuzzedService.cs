using System.Net;
using Grpc.Net.Client;
using Workforce.Fuzz.Inputs;
using Workforce.Fuzz.Watching;
using Workforce.Ledger;
using Workforce.Service.Tests.Delivering;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Fuzz;

/// <summary>The service as a process of its own, on a ledger that holds two councils: one to be fuzzed, one that nobody may touch.</summary>
internal sealed class FuzzedService : IAsyncDisposable
{
    private const int UntouchedPosts = 600;

    private readonly TemporaryDirectory _directory = new();
    private readonly ServiceProcess _process;

    /// <param name="isGuarded">Whether it knows its callers by token; else it asks nobody.</param>
    public FuzzedService(bool isGuarded)
    {
        Guard = isGuarded ? new(_directory) : null;

        // The gauge in, and what it writes kept.
        var shell = $"export DOTNET_STARTUP_HOOKS='{typeof(FuzzedService).Assembly.Location}' {MemoryGauge.SocketVariable}='{GaugePath}'; exec \"$@\" > '{LogPath}' 2>&1";
        // One caller stands for many here; its own limits are tested by themselves.
        _process = new(
            LedgerPath,
            [
                "--Logging:LogLevel:Default=Warning",
                "--Workforce:Reflection=true",
                "--Workforce:Limits:CallsPerSecond=1000000",
                "--Workforce:Limits:CallBurst=1000000",
                "--Workforce:Limits:MaxStreamsPerCaller=100000",
                "--Workforce:Limits:CallsPerSecondPerAddress=1000000",
                "--Workforce:Limits:MaxStreamsPerAddress=100000",
                .. Guard?.Settings ?? [],
            ])
        { Shell = shell };
        _process.Start();
        Gauge = new(GaugePath, _process.Id);
    }

    public Uri Address => _process.Address;

    public IPEndPoint EndPoint => new(IPAddress.Loopback, Address.Port);

    public MemoryGauge Gauge { get; }

    /// <summary>Who may do what; null where nobody is asked.</summary>
    public Guard? Guard { get; }

    public bool HasExited => _process.HasExited;

    private string LedgerPath => _directory.File("workforce.db");

    private string LogPath => _directory.File("service.log");

    private string GaugePath => _directory.File("gauge");

    /// <summary>A channel of somebody who may do everything.</summary>
    public GrpcChannel Connect() => Guard?.Connect(Address) ?? ServiceProcess.Connect(Address);

    /// <summary>Waits until it serves, and fills it.</summary>
    public async Task FillAsync(KnownTexts texts)
    {
        await _process.UntilServingAsync();
        using var channel = Connect();
        var staffing = new StaffingService.StaffingServiceClient(channel);
        var call = staffing.PushStaffingChanges();
        var reading = Task.Run(async () =>
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                if (call.ResponseStream.Current.Acknowledgements.FirstOrDefault(each => each.Error is not null) is { } rejected)
                {
                    throw new InvalidOperationException($"The ledger cannot be filled: {rejected}");
                }
            }
        });

        foreach (var message in ACouncil.Changes(seed: 1, UntouchedPosts).Concat(Fuzzed()).Chunk(500))
        {
            await call.RequestStream.WriteAsync(new() { Changes = { message } });
        }

        await call.RequestStream.CompleteAsync();
        await reading;

        var posts = await staffing.ListPostsAsync(new() { UnitId = KnownTexts.Council, PageSize = 2 });
        var workers = await staffing.ListWorkersAsync(new() { UnitId = KnownTexts.Council, PageSize = 2 });
        var changes = await staffing.ListStaffingChangesAsync(new() { PageSize = 2 });
        texts.Team = Guard is null ? null : Guard.Team;
        texts.PageTokens.AddRange([posts.NextPageToken, workers.NextPageToken, changes.NextPageToken]);
    }

    /// <summary>Every figure of the council that nobody may touch, without revisions.</summary>
    public async Task<List<string>> UntouchedAsync()
    {
        using var channel = Connect();
        var (staffing, measures) = (new StaffingService.StaffingServiceClient(channel), new MeasuresService.MeasuresServiceClient(channel));
        var answers = new List<string>();
        var units = await staffing.ListOrganisationUnitsAsync(new() { UnitId = "council", PageSize = 1000 });

        foreach (var unitId in units.Units.Select(unit => unit.UnitId).Append("council").Distinct())
        {
            var series = await measures.GetMonthlySeriesAsync(new()
            {
                UnitId = unitId,
                FirstMonthDate = A.Day(2023, 12, 0),
                LastMonthDate = A.Day(2026, 3, 0),
                Measures =
                {
                    Enumerable.Range(1, 4).Select(definition => new Measure { VacancyRate = (VacancyDefinition)definition }),
                    Enumerable.Range(1, 10).Select(figure => new Measure { Figure = (StaffingFigure)figure }),
                    new Measure { Turnover = new() },
                },
            });
            answers.AddRange(series.Months.Select(month => $"{unitId} {month}"));
            var workers = await staffing.ListWorkersAsync(new() { UnitId = unitId, AsOfDate = A.Day(2025, 6, 30), PageSize = 1000 });
            answers.AddRange(workers.Workers.Select(worker => $"{unitId} {worker}"));
        }

        return answers;
    }

    /// <summary>The faults in the service's log so far.</summary>
    public Task<IReadOnlyList<string>> FaultsAsync() => ServiceLog.FaultsAsync(LogPath);

    /// <summary>Ends the process, and looks at what it leaves behind.</summary>
    /// <param name="fault">Takes what must not be.</param>
    public async Task EndAsync(Action<string> fault)
    {
        if (HasExited)
        {
            fault("The service has ended by itself.");
        }

        _process.Kill();

        foreach (var line in await FaultsAsync())
        {
            fault($"In the service's log: {line}");
        }

        await using var ledger = ChangeLedger.OpenSqlite(LedgerPath);

        try
        {
            await ledger.PrepareAsync();
            await ledger.VerifyAsync();
        }
        catch (LedgerUnavailableException exception)
        {
            fault($"The ledger is not sound: {exception.Message}");
        }
    }

    public ValueTask DisposeAsync()
    {
        Gauge.Dispose();
        Guard?.Dispose();
        _process.Dispose();
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<StaffingChange> Fuzzed()
    {
        yield return A.Unit(KnownTexts.Council);

        for (var team = 0; team < KnownTexts.Teams; team++)
        {
            yield return A.Unit(KnownTexts.Unit(team), KnownTexts.Council);
        }

        for (var i = 0; i < KnownTexts.Workers; i++)
        {
            yield return A.Post($"fuzz-post-{i}", KnownTexts.Unit(i % KnownTexts.Teams));
            yield return A.Worker(KnownTexts.Worker(i), i % KnownTexts.Teams == Guard.Team ? "" : Guard.HiddenName);
            yield return A.Engagement($"fuzz-engagement-{i}", KnownTexts.Worker(i), $"fuzz-post-{i}");
        }
    }
}
