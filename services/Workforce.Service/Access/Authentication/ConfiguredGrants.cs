using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Workforce.Service.Settings;

namespace Workforce.Service.Access.Authentication;

/// <summary>Who may do what by the settings, as they last could be used: they are read again when they change.</summary>
internal sealed class ConfiguredGrants : IDisposable
{
    private const string Section = WorkforceSettings.Section;

    private readonly IOptionsFactory<WorkforceSettings> _factory;
    private readonly AccessLog _log;
    private readonly IDisposable _changes;
    private volatile GrantTable _current;

    public ConfiguredGrants(IOptions<WorkforceSettings> settings, IOptionsFactory<WorkforceSettings> factory, IConfiguration configuration, AccessLog log)
    {
        (_factory, _log) = (factory, log);
        _current = new(settings.Value);
        _changes = ChangeToken.OnChange(configuration.GetReloadToken, Look);
    }

    /// <summary>Who may do what now; another object means that something has changed.</summary>
    public GrantTable Current => _current;

    public void Dispose() => _changes.Dispose();

    private void Look()
    {
        try
        {
            // Made anew and looked at as at the start: rights that are misspelt must not take away those that were there.
            var now = new GrantTable(_factory.Create(Options.DefaultName));

            if (now.Text != _current.Text)
            {
                _current = now;
                _log.Reloaded($"{Section}:Callers or {Section}:Groups");
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _log.NotReloaded($"{Section}:Callers and {Section}:Groups", exception.Message);
        }
    }
}

/// <summary>Who may do what by the settings of one moment.</summary>
internal sealed class GrantTable(WorkforceSettings settings)
{
    /// <summary>Who is known by its certificate.</summary>
    public IReadOnlyList<(CallerSettings Settings, Caller Caller)> Callers { get; } =
        [.. settings.Callers.Select(each => (each, new Caller(each.Name, AuthenticationMethod.Certificate, [.. Grants.Of(each.Grants)])))];

    /// <summary>What the groups of tokens may do.</summary>
    public ILookup<string, Grant> Groups { get; } = settings.Groups
        .SelectMany(group => Grants.Of(group.Grants).Select(grant => (group.Group, Grant: grant)))
        .ToLookup(each => each.Group, each => each.Grant, StringComparer.Ordinal);

    /// <summary>The settings as a text, by which those that are the same are told from others.</summary>
    public string Text { get; } = JsonSerializer.Serialize(new { settings.Callers, settings.Groups });
}
