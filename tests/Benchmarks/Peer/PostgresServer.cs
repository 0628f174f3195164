using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Workforce.Benchmarks.Peer;

/// <summary>A PostgreSQL of its own in a temporary folder, on loopback, as a user who is not root.</summary>
internal sealed partial class PostgresServer : IAsyncDisposable
{
    private const string User = "postgres";

    private readonly string _programs;
    private readonly string _directory;
    private readonly string _port;

    private PostgresServer(string programs, string directory, int port)
    {
        (_programs, _directory, _port) = (programs, directory, port.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The newest version's programs; null where PostgreSQL is not installed.</summary>
    public static string? Programs => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql")
            .OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault(programs => File.Exists(Path.Combine(programs, "pgbench")) && File.Exists(Path.Combine(programs, "initdb")))
        : null;

    private static string Here => Path.Combine(AppContext.BaseDirectory, "Peer");

    public static Task InstallAsync() => RunAsync("bash", [Path.Combine(Here, "install-postgresql")]);

    public static async Task<PostgresServer> StartAsync(string programs)
    {
        var directory = Directory.CreateTempSubdirectory("workforce-peer-").FullName;

        if (IsRoot)
        {
            await RunAsync("chown", [User, directory]);
        }

        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var server = new PostgresServer(programs, directory, ((IPEndPoint)free.LocalEndpoint).Port);
        free.Stop();

        await server.AsUserAsync("initdb", "-D", server.Data, "-U", User, "-A", "trust", "-E", "UTF8", "--no-locale");
        await server.AsUserAsync(
            "pg_ctl", "-D", server.Data, "-w", "-l", Path.Combine(directory, "log"), "-o",
            $"-p {server._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={directory} -c shared_buffers=2GB -c max_wal_size=8GB -c jit=off",
            "start");
        await server.SqlAsync("schema.sql");
        return server;
    }

    /// <summary>Loads a table from lines of tab-separated columns.</summary>
    public async Task LoadAsync(string table, IEnumerable<string> lines)
    {
        var file = Path.Combine(_directory, $"{table}.tsv");
        await File.WriteAllLinesAsync(file, lines);
        await ClientAsync("psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", $"TRUNCATE {table}", "-c", $"\\copy {table} FROM '{file}'");
        File.Delete(file);
    }

    /// <summary>Runs a file of the benchmark's own.</summary>
    public Task SqlAsync(string file) => ClientAsync("psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", Path.Combine(Here, file));

    /// <summary>The answers to the vacancy question, in order.</summary>
    public async Task<IReadOnlyList<decimal[]>> AnswersAsync(IEnumerable<(int Unit, int Day)> questions)
    {
        var script = Path.Combine(_directory, "questions.sql");
        await File.WriteAllTextAsync(script, string.Concat(questions.Select(each => Script($"{each.Unit}", $"{each.Day}"))));
        var answers = await ClientAsync("psql", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-f", script);

        return [.. answers.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|').Select(column => decimal.Parse(column, CultureInfo.InvariantCulture)).ToArray())];
    }

    /// <summary>How many such questions it answers in a second: prepared, each of a unit and a day at random.</summary>
    public async Task<double> AnswersPerSecondAsync((int First, int Last) units, (int First, int Last) days, int clients, TimeSpan time)
    {
        var script = Path.Combine(_directory, "bench.sql");
        await File.WriteAllTextAsync(script, Script($"random({units.First}, {units.Last})", $"random({days.First}, {days.Last})"));
        var seconds = Math.Max(1, (int)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var report = await ClientAsync(
            "pgbench", "-n", "-M", "prepared", "-c", clients.ToString(CultureInfo.InvariantCulture), "-j", "2", "-T", seconds, "-f", script);
        return double.Parse(Rate().Match(report).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await AsUserAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(_directory, recursive: true);
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(_directory, "data");

    private static string Script(string unit, string day) => $"\\set unit {unit}\n\\set day {day}\n{File.ReadAllText(Path.Combine(Here, "vacancy.sql"))}\n";

    private Task<string> ClientAsync(string program, params string[] arguments) =>
        RunAsync(Path.Combine(_programs, program), ["-h", "127.0.0.1", "-p", _port, "-U", User, .. program == "psql" ? (string[])["-X", "-d", User] : [], .. arguments, .. program == "pgbench" ? (string[])[User] : []]);

    private Task<string> AsUserAsync(string program, params string[] arguments) => IsRoot
        ? RunAsync("runuser", ["-u", User, "--", Path.Combine(_programs, program), .. arguments])
        : RunAsync(Path.Combine(_programs, program), arguments);

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        // A server that stays behind would keep a pipe open for ever, hence files.
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = !program.Contains("runuser", StringComparison.Ordinal) && !program.Contains("pg_ctl", StringComparison.Ordinal),
            WorkingDirectory = "/",
        })!;
        var errors = process.StartInfo.RedirectStandardError ? process.StandardError.ReadToEndAsync() : Task.FromResult("");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }

    [GeneratedRegex(@"tps = ([0-9.]+) \(without")]
    private static partial Regex Rate();
}
