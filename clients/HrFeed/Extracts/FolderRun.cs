using Workforce.HrFeed.CommandLine;
using Workforce.HrFeed.Showing;

namespace Workforce.HrFeed.Extracts;

/// <summary>Takes the files of a drop folder, one after the other: extracts to be reconciled, and files of changes to be pushed.</summary>
internal sealed class FolderRun
{
    private readonly FolderArguments _arguments;
    private readonly RunScreen _screen;
    private readonly DropFolder _folder;
    private readonly FileTaking _taking;

    /// <summary>What a trial has looked at: it moves nothing, and would begin again and again.</summary>
    private readonly HashSet<DropFile> _tried = [];

    public FolderRun(FolderArguments arguments, RunScreen screen, TextWriter error)
    {
        (_arguments, _screen, _folder) = (arguments, screen, new(arguments.Folder));
        _taking = new(arguments, _folder, screen, error);
    }

    /// <summary>One run over what is there: the worst that became of any file, as an <see cref="ExitCode"/>.</summary>
    /// <remarks>Whatever keeps all files from being taken is thrown; then those that were not done are where they were.</remarks>
    public async Task<int> OnceAsync(CancellationToken cancellationToken)
    {
        _folder.Look();
        await Task.Delay(_arguments.StableFor, cancellationToken);
        var worst = await TakeAsync(cancellationToken);

        foreach (var name in _folder.Unsettled)
        {
            _screen.Say($"{name}: is still being written, and was left for the next run.");
        }

        return worst is ExitCode.AllLanded && _folder.Unsettled.Count > 0 ? ExitCode.StillBeingWritten : worst;
    }

    /// <summary>Until it is stopped: looks again and again, and waits while the service is away or the folder cannot be read.</summary>
    public async Task<int> WatchAsync(CancellationToken cancellationToken)
    {
        var between = _arguments.StableFor < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : _arguments.StableFor;
        var heldUpBy = "";
        _folder.Look();

        while (true)
        {
            await Task.Delay(between, cancellationToken);
            var now = await HeldUpByAsync(cancellationToken);

            if (now != heldUpBy)
            {
                _screen.Say(now.Length > 0
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
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && FeedFailures.Of(exception, _arguments.Address) is { } failure)
        {
            return string.Join(Environment.NewLine, failure.Lines);
        }
    }

    private async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        var files = _folder.Look().Where(file => !_tried.Contains(file)).ToList();
        return files.Count == 0 ? ExitCode.AllLanded : await _screen.ShowAsync(() => TakeAsync(files, cancellationToken));
    }

    private async Task<int> TakeAsync(List<DropFile> files, CancellationToken cancellationToken)
    {
        var bar = _screen.Begin(_folder.Name, "files", files.Count);
        var worst = ExitCode.AllLanded;

        foreach (var (place, file) in files.Index())
        {
            // What cannot be taken now is thrown, so that those after it wait: they may be about the same things.
            if (await _taking.TakeAsync(file, cancellationToken) is { } code)
            {
                worst = Math.Max(worst, code);
            }
            else
            {
                _folder.Leave(file);
            }

            if (_arguments.IsTrial)
            {
                _tried.Add(file);
            }

            bar.Reach(place + 1);
        }

        bar.End();
        return worst;
    }
}
