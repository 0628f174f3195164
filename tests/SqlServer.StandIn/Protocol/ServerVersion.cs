namespace SqlServer.StandIn.Protocol;

/// <summary>What the server says that it is: SQL Server 2019, the oldest that the ledger is for.</summary>
internal static class ServerVersion
{
    public const string Text = "15.00.2000";

    public const string ServerName = "stand-in";

    /// <summary>Major, minor, and the build with its higher byte first.</summary>
    public static ReadOnlySpan<byte> OnTheWire => [15, 0, 2000 >> 8, 2000 & 0xFF];
}
