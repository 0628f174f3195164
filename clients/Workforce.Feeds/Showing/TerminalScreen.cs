using Spectre.Console;

namespace Workforce.Feeds.Showing;

/// <summary>Shows bars to whoever sits in front of them.</summary>
public sealed class TerminalScreen(IAnsiConsole console) : RunScreen
{
    private ProgressContext? _bars;

    public override void Say(string line) => console.WriteLine(line);

    public override async Task<T> ShowAsync<T>(Func<Task<T>> work)
    {
        if (_bars is not null)
        {
            return await work();
        }

        return await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async bars =>
            {
                _bars = bars;

                try
                {
                    return await work();
                }
                finally
                {
                    _bars = null;
                }
            });
    }

    public override RunBar Begin(string name, string unit, long total) => new Bar(_bars?.AddTask(Markup.Escape(name), maxValue: Math.Max(total, 1)));

    private sealed class Bar(ProgressTask? task) : RunBar
    {
        private const int UpdatesOfABar = 200;

        private readonly double _step = (task?.MaxValue ?? 0) / UpdatesOfABar;

        public override void Reach(long done)
        {
            if (task is not null && (done - task.Value >= _step))
            {
                task.Value = done;
            }
        }

        public override void Finish()
        {
            if (task is not null)
            {
                task.Value = task.MaxValue;
                task.StopTask();
            }
        }
    }
}
