using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Access;

/// <summary>An identity provider that publishes its metadata and keys on loopback, and can be away.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    private const string MetadataPath = "/.well-known/openid-configuration";
    private const string KeysPath = "/keys";

    private readonly string _address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}");
    private volatile string _keySet = "";
    private WebApplication? _app;
    private int _asked;

    public string MetadataAddress => _address + MetadataPath;

    /// <summary>How often its keys have been asked for.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Publishes the keys of these, and of none besides.</summary>
    public void Publish(params Tokens[] keys) => _keySet = Tokens.KeySetOf(keys);

    /// <summary>Answers with this in place of its keys.</summary>
    public void Answer(string text) => _keySet = text;

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(_address);
        _app = builder.Build();
        _app.MapGet(MetadataPath, () => Results.Json(new { issuer = Tokens.Issuer, jwks_uri = _address + KeysPath }));
        _app.MapGet(KeysPath, () =>
        {
            Interlocked.Increment(ref _asked);
            return Results.Text(_keySet, "application/json");
        });
        await _app.StartAsync();
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
