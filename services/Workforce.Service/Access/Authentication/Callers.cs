using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Workforce.Service.Settings;

namespace Workforce.Service.Access.Authentication;

/// <summary>Who makes a call: by its token if it has one, else by the certificate of its connection.</summary>
internal sealed class Callers
{
    private const string Scheme = "Bearer ";

    private readonly bool _isOpen;
    private readonly CertificateCallers? _certificates;
    private readonly TokenCallers? _tokens;

    public Callers(IOptions<WorkforceSettings> settings, IServiceProvider services, AccessLog log)
    {
        _isOpen = !settings.Value.KnowsCallers;
        _certificates = services.GetService<CertificateCallers>();
        _tokens = services.GetService<TokenCallers>();

        if (_isOpen)
        {
            log.Open();
        }
    }

    public ValueTask<Verdict> OfAsync(HttpContext context)
    {
        if (_isOpen)
        {
            return new(new Verdict(Caller.Development));
        }

        // A system that passes a person's token on acts for the person, whatever it may do itself.
        if (_tokens is not null && context.Request.Headers.Authorization is [{ } authorization, ..])
        {
            return authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                ? _tokens.OfAsync(authorization[Scheme.Length..])
                : new(Verdict.Refused(Verdict.NoCredentials));
        }

        return new(_certificates is not null
            && context.Features.Get<ITlsConnectionFeature>()?.ClientCertificate is { } certificate
            && context.Features.Get<ConnectionCaller>() is { } connection
                ? _certificates.Of(certificate, connection)
                : Verdict.Refused(Verdict.NoCredentials));
    }
}
