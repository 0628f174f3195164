using System.Globalization;

namespace Workforce.Feeds.Showing;

/// <summary>Writes lines for whoever reads them later.</summary>
public sealed class LogScreen(TextWriter output) : RunScreen
{
    public override void Say(string line) => output.WriteLine(line);

    // From another thread than the one that writes what became of the rows: so to a writer of its own.
    public override void Warn(string line, TextWriter errors) => errors.WriteLine(line);

    public override Task<T> ShowAsync<T>(Func<Task<T>> work) => work();

    public override RunBar Begin(string name, string unit, long total) => new Steps(output, name, unit, total);

    /// <summary>About ten lines for a large file, none for a small one.</summary>
    private sealed class Steps(TextWriter output, string name, string unit, long total) : RunBar
    {
        private const long LeastStep = 10_000;

        private readonly long _step = Math.Max(LeastStep, total / 10);
        private long _next = Math.Max(LeastStep, total / 10);

        public override void Reach(long done)
        {
            if (done < _next)
            {
                return;
            }

            _next = done + _step;
            var of = total > 0 ? string.Create(CultureInfo.InvariantCulture, $" of {total:N0}") : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {done:N0}{of} {unit} done"));
        }

        public override void Finish()
        {
        }
    }
}
