using System.Buffers;

namespace Workforce.HrFeed.CommandLine;

/// <summary>How many lines a file has, for a bar to know where it ends.</summary>
internal static class LineCount
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Counts them; 0 if the file cannot be read, which whoever reads its rows will report.</summary>
    public static async Task<long> OfAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await CountAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static async Task<long> CountAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var lines = 0L;

        try
        {
            while (await file.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                lines += buffer.AsSpan(0, read).Count((byte)'\n');
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return lines;
    }
}
