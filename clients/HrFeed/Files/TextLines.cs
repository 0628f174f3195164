using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace Workforce.HrFeed.Files;

/// <summary>Reads the lines of a UTF-8 file, none of which takes more memory than it should.</summary>
internal static class TextLines
{
    public const int MaxBytes = 64 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async IAsyncEnumerable<TextLine> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: MaxBytes, leaveOpen: true));
        var number = 1L;
        var isTooLong = false;

        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var rest = read.Buffer;

            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return Line(number++, rest.Slice(0, end), isTooLong);
                isTooLong = false;
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (rest.Length > 0 || isTooLong)
                {
                    yield return Line(number, rest, isTooLong);
                }

                await pipe.CompleteAsync();
                yield break;
            }

            if (rest.Length > MaxBytes)
            {
                isTooLong = true;
                rest = rest.Slice(rest.End);
            }

            pipe.AdvanceTo(rest.Start, rest.End);
        }
    }

    private static TextLine Line(long number, ReadOnlySequence<byte> bytes, bool isTooLong)
    {
        if (isTooLong || bytes.Length > MaxBytes)
        {
            return new TextLine(number, null);
        }

        try
        {
            var text = Utf8.GetString(bytes).Trim();
            return new TextLine(number, number == 1 ? text.TrimStart('\uFEFF') : text);
        }
        catch (DecoderFallbackException)
        {
            return new TextLine(number, null);
        }
    }
}

/// <summary>One line of a file.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Text">Its text without space at either end; null if it is not UTF-8 or too long.</param>
internal readonly record struct TextLine(long Number, string? Text);
