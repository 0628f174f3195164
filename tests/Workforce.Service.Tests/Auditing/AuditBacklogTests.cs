using Grpc.Core;
using Microsoft.Data.Sqlite;
using Workforce.Ledger;
using Workforce.Service.Tests.Access;
using Workforce.V1;

namespace Workforce.Service.Tests.Auditing;

public class AuditBacklogTests
{
    private const string GetVacancyRate = "workforce.v1.MeasuresService/GetVacancyRate";
    private const int Backlog = 100;

    /// <summary>Somebody without a right asks about ever new units while the trail cannot be written: each refusal is kept, and a bounded number one by one.</summary>
    [Fact]
    public async Task Refusals_TrailCannotBeWritten_AreBoundedAndNoneIsForgotten()
    {
        const int Waves = 5;
        var service = new GuardedService($"--Workforce:AuditBacklog={Backlog}", "--Workforce:AuditInterval=00:00:00.05");
        await service.InitializeAsync();
        var stranger = new MeasuresService.MeasuresServiceClient(service.By(service.Tokens.Granting("audit.read@*")));
        await ExecuteAsync(service, "ALTER TABLE audit_entries RENAME TO away");

        for (var wave = 0; wave < Waves; wave++)
        {
            var refusals = await Task.WhenAll(Enumerable.Range(0, Backlog).Select(i => Record.ExceptionAsync(
                async () => await stranger.GetVacancyRateAsync(new() { UnitId = $"unit-{wave}-{i}" }))));

            Assert.All(refusals, refusal => Assert.Equal(StatusCode.PermissionDenied, Assert.IsType<RpcException>(refusal).StatusCode));

            // The writer tries again, more than once.
            await Task.Delay(200);
        }

        Assert.Contains(service.Service.Log.Lines, line => line.Text.Contains("The audit trail cannot be written", StringComparison.Ordinal));
        await ExecuteAsync(service, "ALTER TABLE away RENAME TO audit_entries");

        // A stop in order writes what is waiting.
        await service.Service.RestartAsync();
        await using var ledger = ChangeLedger.OpenSqlite(service.Service.DatabasePath);
        var entries = (await ledger.Audit.ListAsync(new() { Method = GetVacancyRate, Limit = 1000 })).Select(each => each.Entry).ToList();
        var folded = entries.Where(entry => entry is { Caller: "", UnitId: null, Reason: "AUDIT_UNAVAILABLE", Status: (int)StatusCode.PermissionDenied }).ToList();

        Assert.Equal(Waves * Backlog, entries.Sum(entry => entry.CallCount));
        Assert.NotEmpty(folded);

        // What was taken before the first attempt, and what has room after it.
        Assert.InRange(entries.Count - folded.Count, Backlog, 2 * Backlog);
        Assert.All(entries.Except(folded), entry => Assert.Equal("PERMISSION_DENIED", entry.Reason));
        Assert.Null((await ledger.Audit.VerifyAsync()).Fault);
        await service.DisposeAsync();
    }

    /// <summary>Refusals take no room from reads: nobody can bring it about that others are not answered.</summary>
    [Fact]
    public async Task Refusals_ThatFillTheirRoom_LeaveRoomForReads()
    {
        var recorder = new Service.Auditing.AuditRecorder(Microsoft.Extensions.Options.Options.Create(new Settings.WorkforceSettings { AuditBacklog = Backlog }), TimeProvider.System);

        for (var i = 0; i < 10 * Backlog; i++)
        {
            recorder.AddFailure(new("stranger", GetVacancyRate, $"unit-{i}", null, (int)StatusCode.PermissionDenied, "PERMISSION_DENIED"));
        }

        await recorder.AddAsync(new("hr", GetVacancyRate, "council", null, 0, null), rows: 1, revision: 1);
        Assert.Equal((10 * Backlog) + 1, recorder.Take().Entries.Sum(entry => entry.CallCount));
    }

    private static async Task ExecuteAsync(GuardedService service, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={service.Service.DatabasePath};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
