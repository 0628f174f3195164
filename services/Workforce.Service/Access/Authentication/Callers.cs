using System.Security.Cryptography.X509Certificates;
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

    /// <summary>Who makes a call, if nothing must be looked into for it, as with all but the first of a token or connection.</summary>
    public Verdict? Known(HttpContext context)
    {
        if (_isOpen)
        {
            return new(Caller.Development);
        }

        // A system that passes a person's token on acts for the person, whatever it may do itself.
        if (_tokens is not null && context.Request.Headers.Authorization is [{ } authorization, ..])
        {
            return IsBearer(authorization) ? _tokens.Known(authorization.AsSpan(Scheme.Length)) : Verdict.Refused(Verdict.NoCredentials);
        }

        return _certificates is not null && CertificateOf(context) is not null && context.Features.Get<ConnectionCaller>() is { } connection
            ? _certificates.Known(connection)
            : Verdict.Refused(Verdict.NoCredentials);
    }

    /// <summary>Looks into who makes a call.</summary>
    public async ValueTask<Verdict> FindAsync(HttpContext context)
    {
        if (Known(context) is { } known)
        {
            return known;
        }

        // Nothing else is not known.
        return _tokens is not null && context.Request.Headers.Authorization is [{ } authorization, ..]
            ? await _tokens.FindAsync(authorization[Scheme.Length..])
            : _certificates!.Find(CertificateOf(context)!, context.Features.GetRequiredFeature<ConnectionCaller>());
    }

    private static bool IsBearer(string authorization) => authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    private static X509Certificate2? CertificateOf(HttpContext context) => context.Features.Get<ITlsConnectionFeature>()?.ClientCertificate;
}
