namespace Microsoft.SqlServer.Server;

/// <summary>How a user-defined type or aggregate is laid out as bytes.</summary>
public enum Format
{
    Unknown = 0,

    /// <summary>As its fields lie in memory.</summary>
    Native = 1,

    /// <summary>As the type itself writes and reads it.</summary>
    UserDefined = 2,
}
