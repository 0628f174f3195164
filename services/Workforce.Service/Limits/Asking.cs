namespace Workforce.Service.Limits;

/// <summary>What a stranger's call is for.</summary>
internal enum Asking
{
    /// <summary>To be told health once.</summary>
    Health,

    /// <summary>To watch health, or anything that an identity is needed for and none was shown.</summary>
    Unproven,

    /// <summary>Whether to send calls here: a balancer's question.</summary>
    Readiness,
}
