using Workforce.CommandLine;
using Workforce.Feeds.Showing;

namespace Workforce.Feeds.Drops;

/// <summary>Takes the files of a drop folder, one after the other, in the order in which they were written.</summary>
/// <param name="taking">Takes one file.</param>
/// <param name="stableFor">For how long a file must not have changed.</param>
/// <param name="screen">Where it says what it does.</param>
/// <param name="inWords">Puts into words what keeps all files from being taken; null for what nobody foresaw.</param>
public sealed class FolderRun(FileTaking taking, TimeSpan stableFor, RunScreen screen, Func<Exception, Failure?> inWords)
{
    private const string Waiting = "The files that were not done are where they were, in order: run the same command again.";

    private readonly DropFolder _folder = taking.Folder;

    /// <summary>What a trial has looked at: it moves nothing, and would begin again and again.</summary>
    private readonly HashSet<DropFile> _tried = [];

    /// <summary>Makes a run and runs it; says in words what keeps it from that, be it a mapping or a file, and returns an <see cref="ExitCode"/>.</summary>
    public static async Task<int> InWordsAsync(Func<Exception, Failure?> inWords, TextWriter error, Func<Task<int>> run)
    {
        ArgumentNullException.ThrowIfNull(inWords);
        ArgumentNullException.ThrowIfNull(run);

        try
        {
            return await run();
        }
        catch (Exception exception) when (inWords(exception) is { } failure)
        {
            return failure.Code is ExitCode.BadInput ? failure.WriteTo(error) : failure.WriteTo(error, Waiting);
        }
    }

    /// <summary>One run over what is there: the worst that became of any file, as an <see cref="ExitCode"/>.</summary>
    /// <remarks>Whatever keeps all files from being taken is thrown; then those that were not done are where they were.</remarks>
    public async Task<int> OnceAsync(CancellationToken cancellationToken)
    {
        _folder.Look();
        await Task.Delay(stableFor, cancellationToken);
        var worst = await TakeAsync(cancellationToken);

        foreach (var name in _folder.Unsettled)
        {
            screen.Say($"{name}: is still being written, and was left for the next run.");
        }

        return worst is ExitCode.Done && _folder.Unsettled.Count > 0 ? ExitCode.StillBeingWritten : worst;
    }

    /// <summary>Looks again and again, and waits while the service is away or the folder cannot be read.</summary>
    public async Task<int> WatchAsync(CancellationToken cancellationToken)
    {
        var between = stableFor < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : stableFor;
        var heldUpBy = "";
        _folder.Look();

        while (true)
        {
            await Task.Delay(between, cancellationToken);
            var now = await HeldUpByAsync(cancellationToken);

            if (now != heldUpBy)
            {
                screen.Say(now.Length > 0
                    ? $"{now}{Environment.NewLine}What is in the folder waits there, in order."
                    : "It goes on.");
            }

            heldUpBy = now;
        }
    }

    /// <summary>Takes what is there; says in words what kept it from that, or nothing.</summary>
    private async Task<string> HeldUpByAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TakeAsync(cancellationToken);
            return "";
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && inWords(exception) is { } failure)
        {
            return string.Join(Environment.NewLine, failure.Lines);
        }
    }

    private async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        var files = _folder.Look().Where(file => !_tried.Contains(file)).ToList();
        return files.Count == 0 ? ExitCode.Done : await screen.ShowAsync(() => TakeAsync(files, cancellationToken));
    }

    private async Task<int> TakeAsync(List<DropFile> files, CancellationToken cancellationToken)
    {
        var bar = screen.Begin(_folder.Name, "files", files.Count);
        var worst = ExitCode.Done;

        foreach (var (place, file) in files.Index())
        {
            // What cannot be taken now is thrown, so that those after it wait: they may be about the same things.
            if (await taking.TakeAsync(file, cancellationToken) is { } code)
            {
                worst = Math.Max(worst, code);
            }
            else
            {
                _folder.Leave(file);
            }

            if (taking.IsTrial)
            {
                _tried.Add(file);
            }

            bar.Reach(place + 1);
        }

        bar.Finish();
        return worst;
    }
}
