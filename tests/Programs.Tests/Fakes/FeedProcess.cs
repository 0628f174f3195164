using System.Diagnostics;
using System.Text;

namespace Workforce.Programs.Tests.Fakes;

/// <summary>HrFeed as a process of its own, which can be killed as only a process can.</summary>
internal sealed class FeedProcess : IDisposable
{
    /// <summary>The exit code of who was killed.</summary>
    public const int Killed = 137;

    private readonly Process _process;
    private readonly StringBuilder _text = new();

    private FeedProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    public bool HasEnded => _process.HasExited;

    public static FeedProcess Start(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        // From where it is built: here the service's own libraries take the place of some of its.
        var program = Path.Combine(AppContext.BaseDirectory.Replace(Path.Combine("tests", "Programs.Tests"), Path.Combine("clients", "HrFeed"), StringComparison.Ordinal), "HrFeed.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new(new Process { StartInfo = start });
    }

    /// <summary>Ends it as <c>kill -9</c> does: without a word to it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Its exit code, once it has ended by itself.</summary>
    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_text)
        {
            _text.AppendLine(line.Data);
        }
    }
}
