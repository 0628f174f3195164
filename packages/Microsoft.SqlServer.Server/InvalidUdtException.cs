namespace Microsoft.SqlServer.Server;

/// <summary>A type that was to be a user-defined type of the server cannot be one.</summary>
public sealed class InvalidUdtException : SystemException
{
    public InvalidUdtException(Type offendingType, string reason)
        : base($"'{offendingType.FullName}' is an invalid user defined type, reason: {reason}.")
    {
    }
}
