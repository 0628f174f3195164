using System.Net;
using Microsoft.Extensions.Options;
using Workforce.Service.Settings;

namespace Workforce.Service.Telemetry;

/// <summary>Finds where metrics and traces are to be sent, and refuses what must not be sent to.</summary>
internal sealed class CollectorAddress(IConfiguration configuration) : IValidateOptions<WorkforceSettings>
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string HeadersVariable = "OTEL_EXPORTER_OTLP_HEADERS";
    private const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string Section = $"{WorkforceSettings.Section}:{nameof(WorkforceSettings.Telemetry)}";

    /// <summary>Where; null for nowhere.</summary>
    public static Uri? Of(TelemetrySettings settings, IConfiguration configuration) =>
        TextOf(settings, configuration) is { Length: > 0 } text ? new(text) : null;

    /// <summary>In which form.</summary>
    public static TelemetryProtocol ProtocolOf(TelemetrySettings settings, IConfiguration configuration) =>
        settings.Protocol ?? (configuration[ProtocolVariable] is "http/protobuf" ? TelemetryProtocol.HttpProtobuf : TelemetryProtocol.Grpc);

    public ValidateOptionsResult Validate(string? name, WorkforceSettings options) => Fault(options.Telemetry) is { } fault
        ? ValidateOptionsResult.Fail(fault)
        : ValidateOptionsResult.Success;

    private static string TextOf(TelemetrySettings settings, IConfiguration configuration) =>
        settings.Endpoint.Length > 0 ? settings.Endpoint : configuration[EndpointVariable] ?? "";

    private string? Fault(TelemetrySettings settings)
    {
        var text = TextOf(settings, configuration);

        // A section within the section is not looked into by the annotations.
        if (settings.TracesPerSecond is < 0 or > 1_000_000)
        {
            return $"{Section}:{nameof(settings.TracesPerSecond)} must be from 0 to 1000000.";
        }

        if (text.Length == 0)
        {
            return null;
        }

        var setting = settings.Endpoint.Length > 0 ? $"{Section}:{nameof(settings.Endpoint)}" : EndpointVariable;

        // The text is not repeated: somebody may have put a password into it.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || (endpoint.Scheme != Uri.UriSchemeHttp && endpoint.Scheme != Uri.UriSchemeHttps) || endpoint.UserInfo.Length > 0)
        {
            return $"{setting} must be an address such as https://collector:4317, without a name or password in it.";
        }

        if (settings.Protocol is null && configuration[ProtocolVariable] is { Length: > 0 } and not ("grpc" or "http/protobuf"))
        {
            return $"{ProtocolVariable} must be grpc or http/protobuf.";
        }

        if (endpoint.Scheme == Uri.UriSchemeHttps || IsThisMachine(endpoint))
        {
            return null;
        }

        return !settings.AllowCleartext ? $"{setting} is another machine, which is sent to by https alone, unless {Section}:{nameof(settings.AllowCleartext)} is true."
            : configuration[HeadersVariable] is { Length: > 0 } ? $"{HeadersVariable} must not be set where {setting} is another machine and http: what is in it would be for all to read."
            : null;
    }

    private static bool IsThisMachine(Uri endpoint) =>
        endpoint.IsLoopback || (IPAddress.TryParse(endpoint.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}
