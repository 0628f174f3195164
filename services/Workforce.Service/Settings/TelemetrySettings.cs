using System.ComponentModel.DataAnnotations;

namespace Workforce.Service.Settings;

/// <summary>Where metrics and traces are sent; nowhere unless an endpoint is named, here or by OpenTelemetry's own variables.</summary>
public sealed class TelemetrySettings
{
    /// <summary>The collector, by OTLP, such as <c>https://collector:4317</c>. Unless set, what the variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>How it is spoken to. Unless set, as the variable <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> says, and else by gRPC.</summary>
    public TelemetryProtocol? Protocol { get; set; }

    /// <summary>Whether another machine may be sent to without TLS.</summary>
    public bool AllowCleartext { get; set; }

    /// <summary>How many traces begin in a second at most, of calls and of the service's own work each; 0 for no traces at all.</summary>
    [Range(0, 1_000_000)]
    public int TracesPerSecond { get; set; } = 10;
}

/// <summary>The forms of OTLP.</summary>
public enum TelemetryProtocol
{
    /// <summary>By gRPC, usually on port 4317.</summary>
    Grpc,

    /// <summary>By HTTP with protobuf bodies, usually on port 4318.</summary>
    HttpProtobuf,
}
