namespace Grpc.Core;

/// <summary>How messages are sent.</summary>
public class WriteOptions
{
    /// <summary>No wish in particular.</summary>
    public static readonly WriteOptions Default = new();

    public WriteOptions(WriteFlags flags = default)
    {
        Flags = flags;
    }

    public WriteFlags Flags { get; }
}
