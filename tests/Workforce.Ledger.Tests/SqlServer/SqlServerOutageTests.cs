using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Storage;
using SqlServer.StandIn;
using SqlServer.StandIn.Faults;
using Workforce.Ledger.SqlServer;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Ledger.Tests.SqlServer;

public class SqlServerOutageTests
{
    [Theory]
    [InlineData(-2, 11, "does not answer in time")]
    [InlineData(53, 20, "cannot be reached")]
    [InlineData(10061, 20, "cannot be reached")]
    [InlineData(18456, 14, "access to the ledger's database is denied")]
    [InlineData(4060, 11, "access to the ledger's database is denied")]
    [InlineData(1105, 17, "is full")]
    [InlineData(9002, 17, "is full")]
    [InlineData(1205, 13, "locked by another writer")]
    [InlineData(824, 24, "is damaged")]
    [InlineData(3906, 16, "is read-only")]
    [InlineData(976, 14, "is not online")]
    [InlineData(208, 16, "command migrate")]
    [InlineData(40613, 17, "busy beyond its limits")]
    [InlineData(99999, 20, "has broken the connection off")]
    public async Task Of_FaultOfTheServer_SaysWhatItIs(int number, byte severity, string fault) =>
        Assert.Contains(fault, SqlServerOutage.Of(await ErrorAsync(number, severity)), StringComparison.Ordinal);

    [Theory]
    [InlineData(102)]
    [InlineData(547)]
    [InlineData(2601)]
    [InlineData(2628)]
    [InlineData(8152)]
    public async Task Of_FaultOfTheProgram_IsNone(int number) => Assert.Null(SqlServerOutage.Of(await ErrorAsync(number, severity: 16)));

    [Fact]
    public async Task Of_StrategyThatHasGivenUp_IsWhatItGaveUpOn() => Assert.Contains(
        "locked by another writer",
        SqlServerOutage.Of(new RetryLimitExceededException("given up", await ErrorAsync(1205, severity: 13))),
        StringComparison.Ordinal);

    [Fact]
    public async Task HeadAsync_ServerSaysNothing_IsAnOutageAfterTheCommandsTimeout()
    {
        await using var server = await LedgerServer.StartAsync();
        await using var ledger = server.Open(writeWait: TimeSpan.FromSeconds(1));
        await using var patient = server.Open();
        server.Faults.Add(FaultMoment.BeforeStatement, new FaultAnswer.Silence());

        var outage = await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.HeadAsync());

        Assert.Contains("does not answer in time (SQL Server -2)", outage.Message, StringComparison.Ordinal);
        Assert.Equal(new LedgerHead(0, 0), await patient.HeadAsync());
    }

    [Fact]
    public async Task HeadAsync_LoginRefused_IsAnOutageWithoutTheSecret()
    {
        await using var server = LedgerServer.StartEmpty();
        await using var ledger = server.Open(settings: "Password=s3cret");

        var outage = await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.HeadAsync());

        Assert.Contains("access to the ledger's database is denied (SQL Server 18456)", outage.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", outage.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HeadAsync_NoTables_SaysThatTheyAreMissing()
    {
        await using var server = LedgerServer.StartEmpty();
        await using var ledger = server.Open();

        var outage = await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.HeadAsync());

        Assert.Contains("tables are missing", outage.Message, StringComparison.Ordinal);
    }

    /// <summary>A real driver, and nobody at home.</summary>
    [Fact]
    public async Task HeadAsync_NobodyListens_IsAnOutageWithoutTheSecret()
    {
        await using var ledger = ChangeLedger.OpenSqlServer(
            $"Server=tcp:127.0.0.1,{FreePort.Next()};Database=workforce;User Id=workforce;Password=s3cret;Encrypt=false;Connect Timeout=1;Connect Retry Count=0");

        var outage = await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.HeadAsync());

        // The driver tries again within its timeout; a last attempt that overshoots it ends as one that is not answered.
        Assert.Matches("cannot be reached|does not answer in time", outage.Message);
        Assert.DoesNotContain("s3cret", outage.ToString(), StringComparison.Ordinal);
        Assert.Equal("the SQL Server database workforce on tcp:127.0.0.1", ledger.Description.Split(',')[0]);
    }

    [Theory]
    [InlineData("not a connection string s3cret")]
    [InlineData("Server=db;Database=workforce;Pasword=s3cret")]
    [InlineData("Server=db;Database=workforce;Encrypt=s3cret")]
    [InlineData("Server=db;Password=s3cret")]
    [InlineData("Database=workforce;Password=s3cret")]
    public void OpenSqlServer_UnusableConnectionString_IsRefusedWithoutTheSecret(string connectionString)
    {
        var exception = Assert.Throws<ArgumentException>(() => ChangeLedger.OpenSqlServer(connectionString));

        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
        Assert.NotNull(SqlServerConnectionString.Fault(connectionString));
    }

    /// <summary>What the driver throws when a server answers with an error.</summary>
    private static async Task<SqlException> ErrorAsync(int number, byte severity)
    {
        await using var server = TdsServer.Start();
        server.Faults.Add(FaultMoment.BeforeStatement, new FaultAnswer.Error(number, severity));
        await using var connection = new SqlConnection(server.ConnectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqlCommand("SELECT 1", connection);

        return await Assert.ThrowsAsync<SqlException>(() => command.ExecuteScalarAsync());
    }
}
