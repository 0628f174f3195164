namespace Workforce.Service.Access;

/// <summary>What access has to tell an operator; names no person and no secret.</summary>
internal sealed partial class AccessLog(ILogger<AccessLog> logger)
{
    [LoggerMessage(21, LogLevel.Information, "{Path} has changed and is used from now on.")]
    public partial void Reloaded(string path);

    [LoggerMessage(22, LogLevel.Error, "{Path} cannot be used; what it held before still is. {Reason}")]
    public partial void NotReloaded(string path, string reason);

    [LoggerMessage(23, LogLevel.Warning, "Callers are not asked who they are, and may do everything: no authentication is set up. Only this machine can connect.")]
    public partial void Open();

    [LoggerMessage(24, LogLevel.Warning, "The identity provider's keys cannot be had ({Reason}); those that it gave last are believed for a time.")]
    public partial void NoKeys(string reason);

    [LoggerMessage(25, LogLevel.Error, "The identity provider has not been heard of for {MaxAge}; no token is believed until it is.")]
    public partial void KeysTooOld(TimeSpan maxAge);
}
