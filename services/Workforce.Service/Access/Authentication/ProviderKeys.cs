using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Workforce.Service.Settings;

namespace Workforce.Service.Access.Authentication;

/// <summary>The keys that the identity provider publishes by OpenID Connect discovery: asked for at the start, and again and again.</summary>
/// <remarks>
/// A key that is no longer published is no longer believed once the provider has been asked, which is every <see cref="TokenSettings.KeysInterval"/>.
/// While the provider cannot be asked the keys stay that it gave last, for <see cref="TokenSettings.KeysMaxAge"/>: then there are none.
/// </remarks>
internal sealed class ProviderKeys : BackgroundService
{
    private const long MaxDocumentBytes = 1024 * 1024;

    /// <summary>Whoever sends tokens of made-up keys has the provider asked no more often than this.</summary>
    private static readonly TimeSpan AskPause = TimeSpan.FromSeconds(5);

    /// <summary>How soon it is tried again where the provider did not answer.</summary>
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TokenSettings _settings;
    private readonly AccessLog _log;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http = new() { Timeout = Patience, MaxResponseContentBufferSize = MaxDocumentBytes };
    private readonly Lock _lock = new();
    private Task<IReadOnlyList<SecurityKey>?> _asking = Task.FromResult<IReadOnlyList<SecurityKey>?>(null);
    private long? _asked;
    private long _answered;
    private volatile bool _isAway;
    private volatile Published? _published;

    public ProviderKeys(IOptions<WorkforceSettings> settings, AccessLog log, TimeProvider clock) =>
        (_settings, _log, _clock) = (settings.Value.Tokens, log, clock);

    /// <summary>The keys; null if the provider has not given any yet, or for too long a time.</summary>
    public IReadOnlyList<SecurityKey>? Current => _published?.Keys;

    /// <summary>Asks the provider, unless it has been asked just now.</summary>
    /// <returns>The keys that there then are; null if there are none.</returns>
    public Task<IReadOnlyList<SecurityKey>?> AskAsync() => AskAsync(_published is null ? RetryPause : AskPause);

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_settings.MetadataAddress.Length > 0 && !stoppingToken.IsCancellationRequested)
        {
            await AskAsync(TimeSpan.Zero);
            var pause = _isAway && RetryPause < _settings.KeysInterval ? RetryPause : _settings.KeysInterval;
            await Task.Delay(pause, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task<IReadOnlyList<SecurityKey>?> AskAsync(TimeSpan pause)
    {
        lock (_lock)
        {
            if (_asking.IsCompleted && (_asked is not { } asked || _clock.GetElapsedTime(asked) >= pause))
            {
                _asked = _clock.GetTimestamp();
                _asking = Task.Run(FetchAsync);
            }

            return _asking;
        }
    }

    private async Task<IReadOnlyList<SecurityKey>?> FetchAsync()
    {
        try
        {
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(
                _settings.MetadataAddress,
                new HttpDocumentRetriever(_http) { RequireHttps = !new Uri(_settings.MetadataAddress).IsLoopback },
                CancellationToken.None);

            if (metadata.JsonWebKeySet is null)
            {
                throw new InvalidOperationException("The metadata names no keys.");
            }

            Publish(new(SigningKeys.Usable(metadata.SigningKeys), TextOf(metadata.JsonWebKeySet)));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Miss(exception);
        }

        return Current;
    }

    private void Publish(Published now)
    {
        (_answered, _isAway) = (_clock.GetTimestamp(), false);

        // The same object while they are the same: what was believed by them need not be looked at again.
        if (now.Text != _published?.Text)
        {
            _published = now;
            _log.Reloaded(_settings.MetadataAddress);
        }
    }

    private void Miss(Exception exception)
    {
        // Said once, until it is over.
        if (!_isAway)
        {
            _isAway = true;
            _log.NoKeys(exception.GetType().Name);
        }

        if (_published is not null && _clock.GetElapsedTime(_answered) > _settings.KeysMaxAge)
        {
            _published = null;
            _log.KeysTooOld(_settings.KeysMaxAge);
        }
    }

    /// <summary>All that makes a key another.</summary>
    private static string TextOf(JsonWebKeySet keys) => string.Join('\n', keys.Keys
        .Select(key => string.Join(' ', key.Kid, key.Kty, key.Use, key.Alg, key.N, key.E, key.Crv, key.X, key.Y, string.Join(',', key.X5c)))
        .Order(StringComparer.Ordinal));

    private sealed record Published(IReadOnlyList<SecurityKey> Keys, string Text);
}
