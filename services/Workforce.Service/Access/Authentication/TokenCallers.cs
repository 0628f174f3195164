using System.Collections.Concurrent;
using System.IdentityModel.Tokens.Jwt;
using Microsoft.IdentityModel.Tokens;
using Workforce.Service.Settings;

namespace Workforce.Service.Access.Authentication;

/// <summary>Knows callers by their bearer tokens. A token is looked into once, and remembered until it expires.</summary>
internal sealed class TokenCallers
{
    /// <summary>Beyond it what was remembered is forgotten, and looked into again as it comes.</summary>
    private const int MaxRemembered = 10_000;

    private const int MaxTokenBytes = 16 * 1024;

    /// <summary>Signatures by a key of which only the issuer has the private half.</summary>
    private static readonly HashSet<string> Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly TokenSettings _settings;
    private readonly SigningKeys _keys;
    private readonly AccessLog _log;
    private readonly TimeProvider _clock;
    private readonly ILookup<string, Grant> _groups;
    private readonly JwtSecurityTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxTokenBytes };
    private readonly ConcurrentDictionary<string, Remembered> _remembered = new(StringComparer.Ordinal);

    public TokenCallers(WorkforceSettings settings, SigningKeys keys, AccessLog log, TimeProvider clock)
    {
        (_settings, _keys, _log, _clock) = (settings.Tokens, keys, log, clock);
        _groups = settings.Groups
            .SelectMany(group => Grants.Of(group.Grants).Select(grant => (group.Group, Grant: grant)))
            .ToLookup(each => each.Group, each => each.Grant, StringComparer.Ordinal);
    }

    /// <summary>Whose a token is.</summary>
    public ValueTask<Verdict> OfAsync(string token)
    {
        if (_remembered.TryGetValue(token, out var known) && ReferenceEquals(known.Keys, _keys.Version))
        {
            return new(known.Caller.ValidUntil <= _clock.GetUtcNow() ? Verdict.Refused(Verdict.TokenExpired) : new Verdict(known.Caller));
        }

        return new(FindAsync(token));
    }

    private async Task<Verdict> FindAsync(string token)
    {
        var version = _keys.Version;

        try
        {
            var verdict = Read(token, await _keys.CurrentAsync(), out var isKeyUnknown);

            if (isKeyUnknown && _keys.AskAgain())
            {
                verdict = Read(token, await _keys.CurrentAsync(), out _);
            }

            if (verdict.Caller is { } caller)
            {
                Remember(token, new(caller, version));
            }

            return verdict;
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            _log.NoKeys(exception.GetType().Name);
            return Verdict.Refused(Verdict.KeysUnavailable);
        }
    }

    private void Remember(string token, Remembered remembered)
    {
        if (_remembered.Count >= MaxRemembered)
        {
            _remembered.Clear();
        }

        _remembered[token] = remembered;
    }

    private Verdict Read(string token, IReadOnlyList<SecurityKey> keys, out bool isKeyUnknown)
    {
        isKeyUnknown = false;

        try
        {
            _handler.ValidateToken(token, Rules(keys), out var validated);
            var jwt = (JwtSecurityToken)validated;

            return Algorithms.Contains(jwt.SignatureAlgorithm) ? new(CallerOf(jwt)) : Verdict.Refused(Verdict.TokenNotValid);
        }
        catch (SecurityTokenSignatureKeyNotFoundException)
        {
            isKeyUnknown = true;
            return Verdict.Refused(Verdict.TokenNotValid);
        }
        catch (SecurityTokenExpiredException)
        {
            return Verdict.Refused(Verdict.TokenExpired);
        }
        catch (SecurityTokenNotYetValidException)
        {
            return Verdict.Refused(Verdict.TokenNotYetValid);
        }
        catch (SecurityTokenInvalidAudienceException)
        {
            return Verdict.Refused(Verdict.TokenOfOtherAudience);
        }
        catch (SecurityTokenInvalidIssuerException)
        {
            return Verdict.Refused(Verdict.TokenOfOtherIssuer);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Of a token that is no token the library throws what its parsers do.
            return Verdict.Refused(Verdict.TokenNotValid);
        }
    }

    /// <summary>No key to decrypt with is named, so that an encrypted token is refused.</summary>
    private TokenValidationParameters Rules(IReadOnlyList<SecurityKey> keys) => new()
    {
        ValidIssuer = _settings.Issuer,
        ValidAudience = _settings.Audience,
        IssuerSigningKeys = keys,
        ClockSkew = _settings.ClockSkew,
        // The library keeps what it verifies with by the key's id: another key under the same id would not be used.
        CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateIssuer = true,
        ValidateAudience = true,
        ValidateLifetime = true,
        ValidateIssuerSigningKey = true,
    };

    private Caller CallerOf(JwtSecurityToken token)
    {
        IEnumerable<string> ValuesOf(string claim) => token.Claims.Where(each => each.Type == claim).Select(each => each.Value);

        var byGroup = ValuesOf(_settings.GroupsClaim).SelectMany(group => _groups[group]);
        var byItself = _settings.GrantsClaim.Length == 0 ? [] : ValuesOf(_settings.GrantsClaim).Select(Grants.Of).OfType<Grant>();

        return new(
            ValuesOf(_settings.NameClaim).FirstOrDefault() ?? token.Subject ?? "unnamed",
            AuthenticationMethod.Token,
            [.. byGroup, .. byItself],
            new DateTimeOffset(token.ValidTo, TimeSpan.Zero) + _settings.ClockSkew);
    }

    private sealed record Remembered(Caller Caller, object? Keys);
}
