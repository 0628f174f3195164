using Microsoft.Extensions.Configuration;

namespace Workforce.Service.Tests.Hosting;

/// <summary>Settings that are set while the service runs, as in a file that is read again when it changes.</summary>
internal sealed class LaterSettings : ConfigurationProvider, IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>Sets some at once.</summary>
    public void Change(params (string Key, string Value)[] settings)
    {
        foreach (var (key, value) in settings)
        {
            Set(key, value);
        }

        try
        {
            OnReload();
        }
        catch (AggregateException)
        {
            // Settings that are refused are refused where they are read, and by what watches a file for whoever reads them.
        }
    }
}
