using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Workforce.Service.Access.Authentication;
using Workforce.Service.Access.Disclosure;
using Workforce.Service.Access.Transport;
using Workforce.Service.Access.Units;
using Workforce.Service.Settings;

namespace Workforce.Service.Access;

internal static class AccessServices
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<AccessLog>();
        services.AddSingleton<ConfiguredGrants>();
        services.AddSingleton<Callers>();
        services.AddSingleton<AuthenticatedCalls>();
        services.AddSingleton<Permissions>();
        services.AddSingleton<GroupSizes>();
        services.AddSingleton<Withholding>();

        services.AddWatched(settings => settings.Tls.IsOn ? ServerCertificate.PathsOf(settings.Tls) : [], (settings, files) => ServerCertificate.Read(files, settings.Tls.Password));
        services.AddWatched(settings => settings.ClientCertificates.IsOn ? [settings.ClientCertificates.AuthorityPath] : [], (_, files) => CertificateCallers.ReadAuthorities(files));
        services.AddWatched(settings => Revocations.PathsOf(settings.ClientCertificates), (settings, files) => Revocations.Read(files, settings.ClientCertificates));
        services.AddWatched<IReadOnlyList<SecurityKey>>(settings => settings.Tokens.KeysPath.Length > 0 ? [settings.Tokens.KeysPath] : [], (_, files) => SigningKeys.Read(files));
        services.AddHostedService<FileWatch>();
        services.AddSingleton<ProviderKeys>();
        services.AddHostedService(provider => provider.GetRequiredService<ProviderKeys>());

        services.AddIf(settings => settings.ClientCertificates.IsOn, (_, provider) => new CertificateCallers(
            provider.GetRequiredService<WatchedFiles<X509Certificate2Collection>>(),
            provider.GetService<WatchedFiles<Revocations>>(),
            provider.GetRequiredService<ConfiguredGrants>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddIf(settings => settings.Tokens.IsOn, (settings, provider) => new TokenCallers(
            settings,
            new SigningKeys(provider.GetService<WatchedFiles<IReadOnlyList<SecurityKey>>>(), provider.GetRequiredService<ProviderKeys>()),
            provider.GetRequiredService<ConfiguredGrants>(),
            provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Adds what is made of files, if the settings name any: else there is no such service.</summary>
    private static void AddWatched<T>(this IServiceCollection services, Func<WorkforceSettings, string[]> pathsOf, Func<WorkforceSettings, byte[][], T> make)
        where T : class
    {
        services.AddIf(settings => pathsOf(settings).Length > 0, (settings, provider) => new WatchedFiles<T>(
            pathsOf(settings), files => make(settings, files), provider.GetRequiredService<AccessLog>()));
        services.AddSingleton<IWatchedFiles>(provider => provider.GetService<WatchedFiles<T>>() as IWatchedFiles ?? NoFiles.Instance);
    }

    private static void AddIf<T>(this IServiceCollection services, Func<WorkforceSettings, bool> isOn, Func<WorkforceSettings, IServiceProvider, T> make)
        where T : class => services.AddSingleton(provider =>
        {
            var settings = provider.GetRequiredService<IOptions<WorkforceSettings>>().Value;

            // What is not set up is no service; the container hands out null for it, and only to who asks whether there is one.
            return isOn(settings) ? make(settings, provider) : null!;
        });

    private sealed class NoFiles : IWatchedFiles
    {
        public static readonly NoFiles Instance = new();

        public void Look()
        {
        }
    }
}
