using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore.Storage;
using Workforce.Ledger.SqlServer;

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
    public void Of_FaultOfTheServer_SaysWhatItIs(int number, byte severity, string fault) =>
        Assert.Contains(fault, SqlServerOutage.Of(SqlFault.Of(number, severity)), StringComparison.Ordinal);

    [Theory]
    [InlineData(102)]
    [InlineData(547)]
    [InlineData(2601)]
    [InlineData(2628)]
    [InlineData(8152)]
    public void Of_FaultOfTheProgram_IsNone(int number) => Assert.Null(SqlServerOutage.Of(SqlFault.Of(number)));

    [Fact]
    public void Of_StrategyThatHasGivenUp_IsWhatItGaveUpOn() => Assert.Contains(
        "locked by another writer",
        SqlServerOutage.Of(new RetryLimitExceededException("given up", SqlFault.Of(1205))),
        StringComparison.Ordinal);

    /// <summary>A real driver, and nobody at home.</summary>
    [Fact]
    public async Task HeadAsync_NobodyListens_IsAnOutageWithoutTheSecret()
    {
        await using var ledger = ChangeLedger.OpenSqlServer(
            $"Server=tcp:127.0.0.1,{FreePort()};Database=workforce;User Id=workforce;Password=s3cret;Encrypt=false;Connect Timeout=1;Connect Retry Count=0");

        var outage = await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.HeadAsync());

        Assert.Contains("cannot be reached", outage.Message, StringComparison.Ordinal);
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
