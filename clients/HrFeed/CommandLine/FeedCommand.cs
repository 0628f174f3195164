using Workforce.CommandLine;
using Workforce.Feeds.CommandLine;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Showing;
using Workforce.HrFeed.Faults;

namespace Workforce.HrFeed.CommandLine;

/// <summary>Pushes a file, or checks it only, and puts into words whatever keeps it from that.</summary>
internal sealed class FeedCommand(FeedArguments arguments, RunScreen screen, TextWriter error)
{
    private const string Again = "Run the same command again: what had arrived comes back as duplicate.";

    /// <summary>Does it, and returns an <see cref="ExitCode"/>.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rejections = arguments.DryRun
                ? await new FileCheck(arguments, screen).RunAsync(cancellationToken)
                : await new FilePush(arguments, screen, error).RunAsync(cancellationToken);

            if (rejections.Count > 0 && arguments.FaultsPath is { } path)
            {
                await FaultsFile.WriteAsync(path, RawRows.ReadAsync(arguments.Path, cancellationToken), rejections);
                screen.Say($"The rejected rows are in {path}.");
            }

            return rejections.Count == 0 ? ExitCode.Done : ExitCode.SomeRejected;
        }
        catch (Exception exception) when (FeedFailures.Of(exception, arguments.Address, FeedOptions.Right) is { } failure)
        {
            if (exception is UnreadableFileException or IOException)
            {
                error.WriteLine($"{arguments.Path} cannot be read:");
            }

            return failure.Code is ExitCode.ServiceUnavailable or ExitCode.Stopped ? failure.WriteTo(error, Again) : failure.WriteTo(error);
        }
    }
}
