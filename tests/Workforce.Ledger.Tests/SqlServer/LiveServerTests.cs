using Microsoft.Data.SqlClient;

namespace Workforce.Ledger.Tests.SqlServer;

/// <summary>What only a server can tell. All the rest of the suite runs on it as well (<see cref="TestDatabase"/>).</summary>
public class LiveServerTests
{
    /// <summary>The one test that is skipped without a server, so that its absence shows; it stands for the whole suite.</summary>
    [SqlServerFact]
    public async Task PrepareAsync_OnAServer_RefusesUntilMigratedAndThenNot()
    {
        await using var database = await SqlServerTestDatabase.NewAsync(SqlServerUnderTest.ConnectionString!);
        var ledger = database.Open();

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => ledger.PrepareAsync());
        await ledger.MigrateAsync();
        await ledger.PrepareAsync();

        Assert.Equal(new LedgerHead(0, 0), await ledger.HeadAsync());
    }
}

/// <summary>The packages that SQL Server's driver cannot do without, published or standing in.</summary>
public class DriverPackageTests
{
    /// <summary>Without this assembly every command that has parameters fails, and plain ones do not.</summary>
    [Theory]
    [InlineData("Format")]
    [InlineData("IBinarySerialize")]
    [InlineData("InvalidUdtException")]
    [InlineData("SqlUserDefinedTypeAttribute")]
    public void SqlServerServer_TypeThatTheDriverAsksFor_IsThere(string name)
    {
        var asked = Assert.Single(
            typeof(SqlConnection).Assembly.GetReferencedAssemblies(),
            reference => reference.Name is "Microsoft.SqlServer.Server");

        Assert.NotNull(System.Reflection.Assembly.Load(asked).GetType($"Microsoft.SqlServer.Server.{name}"));
    }

    [Fact]
    public void Parameters_OfACommand_CanBeSetUp()
    {
        using var command = new SqlCommand("SELECT @p");
        command.Parameters.AddWithValue("@p", 1);

        Assert.Equal(System.Data.SqlDbType.Int, command.Parameters[0].SqlDbType);
    }
}
