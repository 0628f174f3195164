using System.Net;
using Microsoft.Extensions.Options;

namespace Workforce.Service.Settings;

/// <summary>Refuses every setting by which the service would be open to the network.</summary>
internal sealed class LoopbackOnly(IConfiguration configuration) : IValidateOptions<WorkforceSettings>
{
    private const string Reason = "since this version has neither TLS nor authentication.";

    public ValidateOptionsResult Validate(string? name, WorkforceSettings options)
    {
        if (!IPAddress.TryParse(options.Address, out var address) || !IPAddress.IsLoopback(address))
        {
            return ValidateOptionsResult.Fail(
                $"{WorkforceSettings.Section}:{nameof(WorkforceSettings.Address)} must be a loopback address such as 127.0.0.1 or ::1, {Reason}");
        }

        // The web server reads these by itself and would listen on them as well.
        return configuration.GetSection("Kestrel:Endpoints").GetChildren().Any()
            ? ValidateOptionsResult.Fail(
                $"Kestrel:Endpoints must not be set; {WorkforceSettings.Section}:{nameof(WorkforceSettings.Address)} says where to listen, {Reason}")
            : ValidateOptionsResult.Success;
    }
}
