namespace Workforce.Service.Access.Authentication;

/// <summary>What was found out about the certificate of a connection, so that it is found out once.</summary>
internal sealed class ConnectionCaller
{
    private Found? _found;

    /// <summary>What was found by these files and grants; null if nothing was.</summary>
    public Verdict? By(object authorities, object? revocations, object grants) =>
        _found is { } found && ReferenceEquals(found.Authorities, authorities) && ReferenceEquals(found.Revocations, revocations) && ReferenceEquals(found.Grants, grants)
            ? found.Verdict
            : null;

    public void Set(object authorities, object? revocations, object grants, Verdict verdict) => _found = new(authorities, revocations, grants, verdict);

    private sealed record Found(object Authorities, object? Revocations, object Grants, Verdict Verdict);
}
