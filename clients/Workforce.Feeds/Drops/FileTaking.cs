using System.Globalization;
using Grpc.Core;
using Workforce.Client;
using Workforce.CommandLine;
using Workforce.Feeds.Faults;
using Workforce.Feeds.Sheets;
using Workforce.Feeds.Showing;

namespace Workforce.Feeds.Drops;

/// <summary>Takes one file of a drop folder, and puts it where it belongs then.</summary>
/// <param name="folder">The folder.</param>
/// <param name="isTrial">Whether nothing is to be changed, and nothing moved.</param>
/// <param name="screen">Where it says what it does.</param>
public abstract class FileTaking(DropFolder folder, bool isTrial, RunScreen screen)
{
    /// <summary>The folder.</summary>
    public DropFolder Folder => folder;

    /// <summary>Whether nothing is to be changed, and nothing moved.</summary>
    public bool IsTrial => isTrial;

    /// <summary>Where it says what it does.</summary>
    protected RunScreen Screen => screen;

    /// <summary>Takes it.</summary>
    /// <returns>What became of it, as an <see cref="ExitCode"/>; null if it is still being written, and was left.</returns>
    /// <exception cref="RpcException">The service takes nothing now, from us or from anybody; nothing is wrong with the file, and it is where it was.</exception>
    /// <exception cref="WorkforceUnavailableException">The same.</exception>
    /// <exception cref="IOException">It, or the folder, cannot be read or moved now.</exception>
    public async Task<int?> TakeAsync(DropFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);

        if (file.IsBeingWritten())
        {
            return null;
        }

        try
        {
            return await TakeWholeAsync(file, cancellationToken);
        }
        catch (UnreadableFileException exception) when (exception.InnerException is IOException or UnauthorizedAccessException)
        {
            return file.IsGone ? ExitCode.Done : throw new IOException($"{file.Name}: {exception.Message}", exception);
        }
        catch (FileChangedException)
        {
            return null;
        }
        catch (UnreadableFileException exception)
        {
            if (!file.IsAsItWas())
            {
                return null;
            }

            screen.Say($"{file.Name} cannot be read:");
            exception.Faults.ToList().ForEach(fault => screen.Say(fault.ToString()));
            return await RefuseAsync(file, ExitCode.BadInput, path => FaultsFile.WriteAsync(path, exception.Faults));
        }
    }

    /// <summary>Reads it and sends what it says; moves it with <see cref="Land"/> or <see cref="RefuseAsync"/>.</summary>
    /// <returns>What became of it; null if it was changed meanwhile.</returns>
    protected abstract Task<int?> TakeWholeAsync(DropFile file, CancellationToken cancellationToken);

    /// <summary>Moves a file to those that have landed; a trial moves nothing.</summary>
    protected int Land(DropFile file)
    {
        if (!isTrial)
        {
            DropFolder.Move(file, DropFolder.PlaceIn(folder.Done, file));
        }

        return ExitCode.Done;
    }

    /// <summary>Moves a file to where somebody looks at it, with what is wrong with it beside it; a trial moves nothing.</summary>
    protected async Task<int> RefuseAsync(DropFile file, int code, Func<string, Task> writeFaults)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(writeFaults);

        if (!isTrial)
        {
            var target = DropFolder.PlaceIn(folder.Faulty, file);
            // The faults first: who is killed in between writes them again.
            await writeFaults($"{target}.faults.csv");
            DropFolder.Move(file, target);
            screen.Say($"{file.Name}: moved to {target}; what is wrong with it is in {target}.faults.csv.");
        }

        return code;
    }

    /// <summary>Says something of a file.</summary>
    protected void Say(DropFile file, FormattableString text)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(text);
        screen.Say($"{file.Name}: {text.ToString(CultureInfo.InvariantCulture)}");
    }
}
