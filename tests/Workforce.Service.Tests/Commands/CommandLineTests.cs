using Microsoft.Extensions.Options;
using Workforce.Ledger;
using Workforce.Service.Commands;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Commands;

public class CommandLineTests
{
    private const string Secret = "s3cret";

    /// <summary>A server that nobody is: port 1 of this machine.</summary>
    private const string NoServer =
        $"--Workforce:ConnectionString=Server=tcp:127.0.0.1,1;Database=workforce;User Id=workforce;Password={Secret};Connect Timeout=1;Connect Retry Count=0";

    [Theory]
    [InlineData(true, "backup", "file")]
    [InlineData(true, "nonsense")]
    [InlineData(false)]
    [InlineData(false, "--Workforce:Port=5081")]
    [InlineData(false, "--Workforce:Port", "5081")]
    [InlineData(false, "--help")]
    public void IsCommand_Arguments_AreToldFromSettings(bool expected, params string[] arguments) =>
        Assert.Equal(expected, LedgerCommandLine.IsCommand(arguments));

    [Theory]
    [InlineData("migrate", "--script")]
    [InlineData("migrate", "--help")]
    [InlineData("backup", "--help")]
    [InlineData("restore", "--help")]
    [InlineData("export", "--help")]
    [InlineData("import", "--help")]
    public async Task Run_WhatNeedsNoLedger_IsDoneWithoutOne(params string[] arguments)
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCode.Done, await run.RunAsync("ledger.db", arguments));

        Assert.NotEqual("", run.Output.ToString());
        Assert.Empty(run.Files());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("backup")]
    [InlineData("backup", "one", "two")]
    [InlineData("restore", "--force", "file")]
    [InlineData("migrate", "--Workforce:Provider=Oracle")]
    [InlineData("migrate", "--Workforce:Provider=SqlServer")]
    [InlineData("migrate", $"--Workforce:ConnectionString=Server=db;Database=workforce;Password={Secret}")]
    [InlineData("migrate", "--Workforce:Provider=SqlServer", $"--Workforce:ConnectionString=Server=db;Pasword={Secret}")]
    [InlineData("migrate", "--Workforce:Provider=SqlServer", NoServer, "--Workforce:MaxBatchSize=0")]
    [InlineData("backup", "file", "--Workforce:Provider=SqlServer", NoServer)]
    public async Task Run_ArgumentOrSettingThatIsWrong_IsBadInputWithoutTheSecret(params string[] arguments)
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCode.BadInput, await run.RunAsync("ledger.db", arguments));

        Assert.NotEqual("", run.Error.ToString());
        Assert.DoesNotContain(Secret, $"{run.Output}{run.Error}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_ServerAway_SaysSoWithoutTheSecret()
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCode.LedgerUnusable, await run.RunAsync("ledger.db", "migrate", "--Workforce:Provider=SqlServer", NoServer));

        // The driver tries again within its timeout; a last attempt that overshoots it ends as one that is not answered.
        Assert.Matches("the ledger's server (cannot be reached|does not answer in time)", run.Error.ToString());
        Assert.DoesNotContain(Secret, $"{run.Output}{run.Error}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_ServiceReadyAndNobodyThere_IsToldByTheExitCode()
    {
        using var run = new CommandRun();
        var service = await RunningService.StartAsync();

        Assert.Equal(ExitCode.Done, await run.RunAsync("none", "health", "--address", $"http://{service.Channel.Target}"));
        Assert.Equal("Serving", run.Output.ToString().Trim());
        await service.DisposeAsync();
        Assert.Equal(ExitCode.LedgerUnusable, await run.RunAsync("none", "health", "--address", $"http://{service.Channel.Target}"));
        Assert.Equal(ExitCode.BadInput, await run.RunAsync("none", "health", "--ca", run.PathOf("nowhere.pem")));
    }

    [Fact]
    public async Task Migrate_NewFile_MakesAnEmptyLedger()
    {
        using var run = new CommandRun();

        Assert.Equal(ExitCode.Done, await run.RunAsync("ledger.db", "migrate"));

        Assert.Equal(default, (await run.ContentsAsync("ledger.db")).Head);
    }

    [Fact]
    public async Task Start_ServerAway_StopsWithoutTheSecretInTheLog()
    {
        var service = new RunningService(["--Workforce:Provider=SqlServer", NoServer]);

        // The host may see itself stopped before it has quite started.
        await Record.ExceptionAsync(service.InitializeAsync);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => service.Model.Ready);
        Assert.Contains(service.Log.Lines, line => line.Text.Contains("the SQL Server database workforce on tcp:127.0.0.1,1", StringComparison.Ordinal));
        Assert.DoesNotContain(service.Log.Lines, line => line.Text.Contains(Secret, StringComparison.Ordinal));
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Start_ConnectionStringThatCannotBeUsed_IsRefusedWithoutTheSecret()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningService.StartAsync(
            "--Workforce:Provider=SqlServer", $"--Workforce:ConnectionString=Server=db;Pasword={Secret}"));

        Assert.Contains(exception.Failures, failure => failure.Contains("Workforce:ConnectionString", StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, exception.Message, StringComparison.Ordinal);
    }
}
