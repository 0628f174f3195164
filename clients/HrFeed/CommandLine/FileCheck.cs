using System.Globalization;

namespace Workforce.HrFeed.CommandLine;

/// <summary>Reads a file and lists what is wrong with it, without a service.</summary>
internal sealed class FileCheck(FeedArguments arguments, TextWriter output)
{
    /// <summary>Does it; true if every row can be pushed.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var rows = 0L;
        var atFault = 0L;

        await foreach (var row in StaffingFile.ReadAsync(arguments.Path, arguments.Rows, cancellationToken))
        {
            rows++;

            if (row.Change is null)
            {
                atFault++;
                output.WriteLine(RowText.Of(RowVerdict.Of(row)));
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{rows:N0} rows read, {atFault:N0} of them at fault. Nothing was pushed."));
        return atFault == 0;
    }
}
