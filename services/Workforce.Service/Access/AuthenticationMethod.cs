namespace Workforce.Service.Access;

/// <summary>How a caller showed who it is.</summary>
internal enum AuthenticationMethod
{
    /// <summary>Not at all: it is on this machine, and no authentication is set up.</summary>
    Development,

    /// <summary>By a client certificate.</summary>
    Certificate,

    /// <summary>By a bearer token.</summary>
    Token,

    /// <summary>Not at all, in a call that needs none.</summary>
    None,
}
