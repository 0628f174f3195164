namespace Workforce.Fuzz.Http2;

/// <summary>How a call ended.</summary>
/// <param name="Http">The HTTP status; null if none came.</param>
/// <param name="Grpc">The gRPC status; null if none came.</param>
/// <param name="Reset">The code with which the server reset the stream.</param>
/// <param name="GoAway">The code with which the server ended the connection.</param>
/// <param name="Left">Whether the caller left, since it had seen what it wanted to see.</param>
/// <param name="TimedOut">Whether nothing came in time.</param>
/// <param name="Told">Whether it told what the caller may not see.</param>
internal sealed record Answer(int? Http = null, int? Grpc = null, int? Reset = null, int? GoAway = null, bool Left = false, bool TimedOut = false, bool Told = false)
{
    private const int InternalError = 2;

    /// <summary>Whether nothing that anybody sends may be answered so.</summary>
    public bool IsFault => TimedOut || Told || Grpc is 2 or 13 or 15 || Http >= 500 || Reset == InternalError;

    public override string ToString() => this switch
    {
        { TimedOut: true } => "no answer in time",
        { Told: true } => "told what the caller may not see",
        { Grpc: { } status } => $"gRPC {Enum.GetName((Grpc.Core.StatusCode)status) ?? status.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        { Left: true } => "answering, left by the caller",
        { Reset: { } code } => $"stream reset, {Name(code)}",
        { GoAway: { } code } => $"connection ended, {Name(code)}",
        { Http: { } status } => $"HTTP {status}",
        _ => "connection closed",
    };

    /// <summary>RFC 9113, section 7.</summary>
    public static string Name(int code) => code switch
    {
        0 => "NO_ERROR",
        1 => "PROTOCOL_ERROR",
        2 => "INTERNAL_ERROR",
        3 => "FLOW_CONTROL_ERROR",
        4 => "SETTINGS_TIMEOUT",
        5 => "STREAM_CLOSED",
        6 => "FRAME_SIZE_ERROR",
        7 => "REFUSED_STREAM",
        8 => "CANCEL",
        9 => "COMPRESSION_ERROR",
        10 => "CONNECT_ERROR",
        11 => "ENHANCE_YOUR_CALM",
        12 => "INADEQUATE_SECURITY",
        13 => "HTTP_1_1_REQUIRED",
        _ => $"code {code}",
    };
}
