using System.Globalization;
using Workforce.HrFeed.Faults;
using Workforce.HrFeed.Showing;

namespace Workforce.HrFeed.CommandLine;

/// <summary>Reads a file and lists what is wrong with it, without a service.</summary>
internal sealed class FileCheck(FeedArguments arguments, RunScreen screen)
{
    /// <summary>Does it; the rows that cannot be pushed.</summary>
    public async Task<Rejections> RunAsync(CancellationToken cancellationToken)
    {
        var rows = 0L;
        var rejections = new Rejections();

        await foreach (var row in StaffingFile.ReadAsync(arguments.Path, arguments.Rows, cancellationToken))
        {
            rows++;

            if (row.Change is null)
            {
                var outcome = RowVerdict.Of(row);
                rejections.Note(outcome);
                screen.Say(RowText.Of(outcome));
            }
        }

        screen.Say(string.Create(
            CultureInfo.InvariantCulture, $"{rows:N0} rows read, {rejections.Count:N0} of them at fault. Nothing was pushed."));
        return rejections;
    }
}
