using Grpc.Core;
using Workforce.CaseFeed.Sheets;
using Workforce.CommandLine;
using Workforce.Feeds.Drops;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Showing;

namespace Workforce.CaseFeed.CommandLine;

/// <summary>Takes a report of a drop folder: pushes it as a whole snapshot of its day.</summary>
/// <param name="folder">The folder.</param>
/// <param name="mappings">How reports read.</param>
/// <param name="argumentsOf">What is to be done with the file of a path, by its mapping.</param>
/// <param name="isTrial">Whether nothing is to be pushed, and nothing moved.</param>
/// <param name="screen">Where it says what it does.</param>
/// <param name="error">Where it says that the service has gone away.</param>
internal sealed class ReportTaking(
    string folder, IReadOnlyList<CaseloadMapping> mappings, Func<string, CaseloadMapping, PushArguments> argumentsOf, bool isTrial, RunScreen screen, TextWriter error)
    : FileTaking(new DropFolder(folder, ".CSV"), isTrial, screen)
{
    protected override async Task<int?> TakeWholeAsync(DropFile file, CancellationToken cancellationToken)
    {
        // One whose files' names tell nothing is for all names that are no other's.
        var mapping = mappings.FirstOrDefault(each => each.DayOf(file.Path) is not null)
            ?? mappings.FirstOrDefault(each => each.FileName.Length == 0)
            ?? throw new UnreadableFileException("No mapping is for a file of this name: each says with fileName which are its own.");
        var arguments = argumentsOf(file.Path, mapping);
        var sheet = arguments.Read(cancellationToken);

        if (!file.IsAsItWas())
        {
            return null;
        }

        var outcome = await new SheetPush(arguments, Screen, error).RunAsync(sheet, cancellationToken);

        return outcome switch
        {
            _ when !file.IsAsItWas() => null,
            { Code: ExitCode.Done } => Land(file),
            // About who pushes, so that it would be so of every file: they wait until it is mended.
            { Refusals: var refusals } when refusals.Any(refusal => refusal.IsForbidden) =>
                throw new RpcException(new Status(StatusCode.PermissionDenied, "The snapshot was refused.")),
            { Refusals: { Count: > 0 } refusals } => await RefuseAsync(
                file, outcome.Code, path => FaultsFile.WriteAsync(path, refusals.Select(refusal => new FileFault(null, "", string.Join(' ', refusal.Words))))),
            _ => await RefuseAsync(file, outcome.Code, path => FaultsFile.WriteAsync(path, sheet.Header, outcome.RowsAtFault ?? [])),
        };
    }
}
