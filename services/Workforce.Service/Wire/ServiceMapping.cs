using Grpc.Core;
using Microsoft.Extensions.Options;
using Workforce.Service.Live;
using Workforce.Service.Settings;

namespace Workforce.Service.Wire;

internal static class ServiceMapping
{
    /// <summary>Maps a service whose messages are read with care.</summary>
    /// <param name="app">The application.</param>
    /// <param name="bind">The generated <c>BindService</c> of the service.</param>
    public static void MapService<TService>(this WebApplication app, Action<ServiceBinderBase, TService> bind)
        where TService : notnull
    {
        var maxMessageBytes = app.Services.GetRequiredService<IOptions<WorkforceSettings>>().Value.MaxMessageBytes;
        app.MapGrpcService(services => ReadableMessages.Of(
            bind,
            services.GetRequiredService<TService>(),
            services.GetRequiredService<OpenStreams>(),
            maxMessageBytes));
    }
}
