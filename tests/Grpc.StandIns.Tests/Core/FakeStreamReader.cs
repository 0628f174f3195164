namespace Grpc.StandIns.Tests.Core;

/// <summary>The given messages, then the end; or, told so, silence until the reader gives up.</summary>
internal sealed class FakeStreamReader(IReadOnlyList<string> messages, bool endless = false) : IAsyncStreamReader<string>
{
    private int _next;

    public string Current { get; private set; } = "";

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_next < messages.Count)
        {
            Current = messages[_next++];
            return true;
        }

        if (endless)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return false;
    }
}
