namespace Workforce.Service.Live;

/// <summary>An append of this process, from before it begins until it is published or has failed.</summary>
internal sealed class OwnAppend
{
    private long _revision;

    /// <summary>The revision that it is about to record or has recorded; <see cref="long.MaxValue"/> while there is none.</summary>
    public long Revision => Volatile.Read(ref _revision) is not 0 and var revision ? revision : long.MaxValue;

    /// <summary>Says which revision it is; 0 if it came to nothing.</summary>
    public void Numbered(long revision) => Volatile.Write(ref _revision, revision);
}
