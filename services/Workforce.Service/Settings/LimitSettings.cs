using System.ComponentModel.DataAnnotations;

namespace Workforce.Service.Settings;

/// <summary>What one caller, one connection or one stream may cost: section <c>Workforce:Limits</c>, or <c>Workforce__Limits__CallsPerSecond</c> and so on.</summary>
/// <remarks>Generous: nobody who means well should meet one. docs/security.md says what each is against.</remarks>
public sealed class LimitSettings
{
    public const string Section = $"{WorkforceSettings.Section}:Limits";

    /// <summary>How many connections are open at most; a further one is closed at once.</summary>
    [Range(1, 100_000)]
    public int MaxConnections { get; set; } = 2000;

    /// <summary>How many calls one connection has under way at most; a client opens another connection for more.</summary>
    [Range(1, 10_000)]
    public int MaxStreamsPerConnection { get; set; } = 100;

    /// <summary>How many headers a call has at most.</summary>
    [Range(16, 1000)]
    public int MaxHeaders { get; set; } = 64;

    /// <summary>How long the headers of a call are together at most, in bytes; a bearer token is among them.</summary>
    [Range(4 * 1024, 1024 * 1024)]
    public int MaxHeaderBytes { get; set; } = 32 * 1024;

    /// <summary>How long a connection may take over the headers of a call.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HeadersTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After how long without a word a connection is asked whether it is still there.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan KeepAlivePingDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection so asked may take to answer before it is closed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan KeepAlivePingTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How many callers are counted apart; those beyond share what one may have.</summary>
    [Range(1, 100_000)]
    public int MaxCallers { get; set; } = 1000;

    /// <summary>How many calls a caller may begin in a second, on average.</summary>
    [Range(1, 10_000_000)]
    public int CallsPerSecond { get; set; } = 5000;

    /// <summary>How many calls a caller may begin at once, after a time in which it made none.</summary>
    [Range(1, 10_000_000)]
    public int CallBurst { get; set; } = 10_000;

    /// <summary>How many messages of its streams are taken from a caller in a second; what is beyond waits, and none is refused.</summary>
    [Range(1, 10_000_000)]
    public int MessagesPerSecond { get; set; } = 20_000;

    /// <summary>How many calls of any kind a caller may have under way at once.</summary>
    [Range(1, 1_000_000)]
    public int MaxStreamsPerCaller { get; set; } = 2000;

    /// <summary>How many watches may be open at once, of all callers together; and as many of health, of those who have not shown who they are.</summary>
    [Range(1, 1_000_000)]
    public int MaxWatches { get; set; } = 10_000;

    /// <summary>How many watches a caller may have open at once.</summary>
    [Range(1, 1_000_000)]
    public int MaxWatchesPerCaller { get; set; } = 1000;

    /// <summary>
    /// How many addresses are counted apart, of callers who have not shown who they are; those beyond share what one may have. Of IPv6 a
    /// network of 64 bits is one address.
    /// </summary>
    [Range(1, 100_000)]
    public int MaxAddresses { get; set; } = 1000;

    /// <summary>
    /// How many calls an address may make in a second, on average, that prove nothing: looks at health, as many watches of it, and with these those
    /// that are refused. Twice as many at once.
    /// </summary>
    [Range(1, 10_000_000)]
    public int CallsPerSecondPerAddress { get; set; } = 200;

    /// <summary>How many calls that need no identity an address may have under way at once: looks at health, and as many watches of it.</summary>
    [Range(1, 1_000_000)]
    public int MaxStreamsPerAddress { get; set; } = 100;

    /// <summary>How long a call that is no stream may take; the deadline of one that brings none, or a later one.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MaxCallTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a sender may keep a stream open without a message.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan MaxStreamIdleTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a stream may last, however busy; a client opens another and goes on.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan MaxStreamTime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a reader may take nothing of what is there for it before its stream is reset.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MaxWriteStall { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The same bounds for those who are known by their address alone.</summary>
    internal LimitSettings OfAddress() => new()
    {
        MaxCallers = MaxAddresses,
        CallsPerSecond = CallsPerSecondPerAddress,
        CallBurst = 2 * CallsPerSecondPerAddress,
        MaxStreamsPerCaller = MaxStreamsPerAddress,
        MaxWatchesPerCaller = MaxStreamsPerAddress,
        MaxWatches = MaxWatches,
    };
}
