namespace Workforce.Service.Limits;

/// <summary>How many watches are open of many callers together.</summary>
/// <param name="most">How many may be.</param>
internal sealed class WatchCount(int most)
{
    private int _open;

    public int Most => most;

    public bool TryOpen()
    {
        if (Interlocked.Increment(ref _open) <= most)
        {
            return true;
        }

        Close();
        return false;
    }

    public void Close() => Interlocked.Decrement(ref _open);
}
