using Grpc.Core;
using Workforce.House.Tests;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Access;

/// <summary>Who may do what is changed in the settings while the service runs.</summary>
public sealed class GrantChangeTests : IAsyncLifetime
{
    private readonly GuardedService _service = new();

    private CallInvoker Manager => _service.By(_service.Tokens.Make(groups: ["managers-t1"]));

    public Task InitializeAsync() => _service.InitializeAsync();

    public Task DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Group_GivenOtherUnits_HasThemAndNoLongerThoseOfBefore()
    {
        var manager = Manager;
        await AskAsync(manager, "w1");
        using var watch = new CaseloadService.CaseloadServiceClient(manager).WatchCaseloadBreaches(new() { UnitId = "t1" });
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));

        _service.Service.Later.Change(("Workforce:Groups:0:Grants:0:Units:0", "t2"));

        await Eventually.SucceedsAsync(() => AskAsync(manager, "w2"));
        Assert.Equal((StatusCode.PermissionDenied, "staffing.read"), await GuardedService.RefusalAsync(() => AskAsync(manager, "w1")));

        // A stream that stands is looked at each five seconds.
        Assert.Equal((StatusCode.PermissionDenied, "caseload.read"), await GuardedService.RefusalAsync(async () =>
        {
            while (await watch.ResponseStream.MoveNext(CancellationToken.None))
            {
            }
        }));
    }

    [Fact]
    public async Task CallerByCertificate_WhoseRightIsTaken_HasItNoLongerOnItsConnection()
    {
        using var certificate = _service.Authority.ForClient("hr-feed");
        var caller = _service.By(certificate);
        await AskAsync(caller, "w1");

        _service.Service.Later.Change(("Workforce:Callers:0:Grants:0:Rights:1", "measures.read"));

        await Eventually.SucceedsAsync(async () => await new MeasuresService.MeasuresServiceClient(caller).GetVacancyRateAsync(new() { UnitId = "t1" }));
        Assert.Equal((StatusCode.PermissionDenied, "staffing.read"), await GuardedService.RefusalAsync(() => AskAsync(caller, "w1")));
    }

    /// <summary>As an operator changes it: beside, then renamed over it. What is no JSON changes nothing.</summary>
    [Fact]
    public async Task CallersFile_PutInPlaceAnew_GivesWhatItSays()
    {
        var directory = Directory.CreateTempSubdirectory("workforce-callers-").FullName;
        var path = Path.Combine(directory, "callers.json");
        await File.WriteAllTextAsync(path, Callers("t1"));
        var service = new GuardedService($"--Workforce:CallersPath={path}");
        await service.InitializeAsync();
        var planner = service.By(service.Tokens.Make(groups: ["planners"]));
        await AskAsync(planner, "w1");

        await File.WriteAllTextAsync($"{path}.new", "{ no JSON");
        File.Move($"{path}.new", path, overwrite: true);
        await Task.Delay(TimeSpan.FromSeconds(1));
        await AskAsync(planner, "w1");

        await File.WriteAllTextAsync($"{path}.new", Callers("t2"));
        File.Move($"{path}.new", path, overwrite: true);

        await Eventually.SucceedsAsync(() => AskAsync(planner, "w2"));
        Assert.Equal((StatusCode.PermissionDenied, "staffing.read"), await GuardedService.RefusalAsync(() => AskAsync(planner, "w1")));
        await service.DisposeAsync();
        Directory.Delete(directory, recursive: true);

        static string Callers(string unit) =>
            $$"""{ "Workforce": { "Groups": [ { "Group": "planners", "Grants": [ { "Rights": [ "staffing.read" ], "Units": [ "{{unit}}" ] } ] } ] } }""";
    }

    /// <summary>With what docs/install.md sets beside it, and nothing else.</summary>
    [Fact]
    public async Task CallersFile_ThatOperatorsBeginWith_IsTaken()
    {
        await using var service = await RunningService.StartAsync(
            $"--Workforce:Tls:CertificatePath={_service.PathOf("server.crt")}",
            $"--Workforce:Tls:KeyPath={_service.PathOf("server.key")}",
            $"--Workforce:ClientCertificates:AuthorityPath={_service.PathOf("ca.crt")}",
            $"--Workforce:CallersPath={Path.Combine(Repository.Root, "deploy", "callers.example.json")}");

        Assert.False(service.IsStopping);
    }

    /// <summary>And says so: rights that are misspelt neither take away nor give.</summary>
    [Fact]
    public async Task Settings_ThatCannotBeUsed_LeaveThoseOfBefore()
    {
        _service.Service.Later.Change(("Workforce:Groups:0:Grants:0:Units:0", "t2"), ("Workforce:Groups:0:Grants:0:Rights:0", "staffing.raed"));

        await Eventually.SucceedsAsync(() => _service.Service.Log.Lines.Any(line => line.Text.Contains("there is no right staffing.raed", StringComparison.Ordinal))
            ? Task.CompletedTask
            : throw new RpcException(Status.DefaultCancelled));
        await AskAsync(Manager, "w1");
    }

    private static Task<WorkerRecord> AskAsync(CallInvoker caller, string workerId) =>
        new StaffingService.StaffingServiceClient(caller).GetWorkerAsync(new() { WorkerId = workerId }).ResponseAsync;
}
