using System.Text;

namespace Workforce.Caseloads.Tests.Fakes;

/// <summary>Keeps what is written for who reads it meanwhile.</summary>
internal sealed class WatchedWriter : TextWriter
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_lock)
        {
            _text.Append(value);
        }
    }

    public override string ToString()
    {
        lock (_lock)
        {
            return _text.ToString();
        }
    }

    /// <summary>Waits until something has been written; a test that fails takes as long as patience lasts.</summary>
    public async Task UntilAsync(string text, int times = 1)
    {
        for (var patience = 0; ToString().Split(text).Length - 1 < times; patience++)
        {
            Assert.True(patience < 3000, $"There is no '{text}' in:\n{this}");
            await Task.Delay(20);
        }
    }
}
