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
    private readonly TimeProvider _clock;
    private readonly ConfiguredGrants _grants;
    private readonly JwtSecurityTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxTokenBytes };
    private readonly ConcurrentDictionary<string, Remembered> _remembered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Remembered>.AlternateLookup<ReadOnlySpan<char>> _rememberedByText;

    public TokenCallers(WorkforceSettings settings, SigningKeys keys, ConfiguredGrants grants, TimeProvider clock)
    {
        (_settings, _keys, _grants, _clock) = (settings.Tokens, keys, grants, clock);
        _rememberedByText = _remembered.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whose a token is, if that was found out before by the same keys and grants; null if it must be looked into.</summary>
    public Verdict? Known(ReadOnlySpan<char> token)
    {
        if (!_rememberedByText.TryGetValue(token, out var known) || !ReferenceEquals(known.Keys, _keys.Current) || !ReferenceEquals(known.Grants, _grants.Current))
        {
            return null;
        }

        return known.Caller.ValidUntil <= _clock.GetUtcNow() ? Verdict.Refused(Verdict.TokenExpired) : new Verdict(known.Caller);
    }

    /// <summary>Looks into a token.</summary>
    public async Task<Verdict> FindAsync(string token)
    {
        if ((_keys.Current ?? await _keys.AskAgainAsync()) is not { } keys)
        {
            return Verdict.Refused(Verdict.KeysUnavailable);
        }

        var grants = _grants.Current;
        var verdict = Read(token, keys, grants, out var isKeyUnknown);

        if (isKeyUnknown && await _keys.AskAgainAsync() is { } others && !ReferenceEquals(others, keys))
        {
            keys = others;
            verdict = Read(token, keys, grants, out _);
        }

        if (verdict.Caller is { } caller)
        {
            Remember(token, new(caller, keys, grants));
        }

        return verdict;
    }

    private void Remember(string token, Remembered remembered)
    {
        if (_remembered.Count >= MaxRemembered)
        {
            _remembered.Clear();
        }

        _remembered[token] = remembered;
    }

    private Verdict Read(string token, IReadOnlyList<SecurityKey> keys, GrantTable grants, out bool isKeyUnknown)
    {
        isKeyUnknown = false;

        try
        {
            _handler.ValidateToken(token, Rules(keys), out var validated);
            var jwt = (JwtSecurityToken)validated;

            return Algorithms.Contains(jwt.SignatureAlgorithm) ? new(CallerOf(jwt, grants)) : Verdict.Refused(Verdict.TokenNotValid);
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
        catch (SecurityTokenInvalidTypeException)
        {
            return Verdict.Refused(Verdict.TokenOfOtherType);
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
        ValidTypes = _settings.Types.Count > 0 ? _settings.Types : null,
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

    private Caller CallerOf(JwtSecurityToken token, GrantTable table)
    {
        IEnumerable<string> ValuesOf(string claim) => token.Claims.Where(each => each.Type == claim).Select(each => each.Value);

        var byGroup = ValuesOf(_settings.GroupsClaim).SelectMany(group => table.Groups[group]);
        var byItself = _settings.GrantsClaim.Length == 0 ? [] : ValuesOf(_settings.GrantsClaim).Select(Grants.Of).OfType<Grant>();

        return new(
            ValuesOf(_settings.NameClaim).FirstOrDefault() ?? token.Subject ?? "unnamed",
            AuthenticationMethod.Token,
            [.. byGroup, .. byItself],
            new DateTimeOffset(token.ValidTo, TimeSpan.Zero) + _settings.ClockSkew);
    }

    private sealed record Remembered(Caller Caller, object Keys, object Grants);
}
