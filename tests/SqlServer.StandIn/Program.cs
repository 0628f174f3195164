using System.Diagnostics;
using System.Runtime.InteropServices;
using SqlServer.StandIn;

const string Variable = "WORKFORCE_SQLSERVER";

await using var server = TdsServer.Start();

// Serves a command, which is told where, for as long as it runs.
if (args is [var program, .. var arguments])
{
    var start = new ProcessStartInfo(program, arguments);
    start.Environment[Variable] = server.ConnectionString;
    using var command = Process.Start(start)!;
    await command.WaitForExitAsync();

    return command.ExitCode;
}

var ended = new TaskCompletionSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

Console.WriteLine(server.ConnectionString);
await ended.Task;

return 0;

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ended.TrySetResult();
}
