namespace Workforce.Client;

/// <summary>How the client knows the service, and shows who it is itself.</summary>
/// <remarks>Files are in PEM, and read once; a token is asked for at each call.</remarks>
public sealed record AccessOptions
{
    /// <summary>The authority that vouches for the service's certificate.</summary>
    /// <value>Default: null, for those that the machine trusts.</value>
    public string? AuthorityFile { get; init; }

    /// <summary>The client's own certificate, with those between it and its authority.</summary>
    /// <value>Default: null, for none.</value>
    public string? CertificateFile { get; init; }

    /// <summary>The private key of <see cref="CertificateFile"/>, not encrypted.</summary>
    /// <value>Default: null; required with a certificate.</value>
    public string? KeyFile { get; init; }

    /// <summary>Gives the bearer token of a call, which may be another one each time; null for none.</summary>
    /// <value>Default: null, for no token. Tokens are sent over TLS, and on this machine.</value>
    public Func<CancellationToken, ValueTask<string?>>? Token { get; init; }

    /// <summary>The file that <see cref="Token"/> is read from; null if it comes from elsewhere.</summary>
    internal string? TokenFile { get; init; }

    /// <summary>What the environment says: <c>WORKFORCE_CA</c>, <c>WORKFORCE_CERT</c>, <c>WORKFORCE_KEY</c> and <c>WORKFORCE_TOKEN_FILE</c>, each a path.</summary>
    public static AccessOptions FromEnvironment() => Of(authorityFile: null, certificateFile: null, keyFile: null, tokenFile: null);

    /// <summary>What is given here, and for the rest what the environment says.</summary>
    /// <param name="authorityFile">The path of the authority; null or empty for <c>WORKFORCE_CA</c>.</param>
    /// <param name="certificateFile">The path of the certificate; null or empty for <c>WORKFORCE_CERT</c>.</param>
    /// <param name="keyFile">The path of its key; null or empty for <c>WORKFORCE_KEY</c>.</param>
    /// <param name="tokenFile">The path of a file that holds a bearer token, read at each call; null or empty for <c>WORKFORCE_TOKEN_FILE</c>.</param>
    public static AccessOptions Of(string? authorityFile, string? certificateFile, string? keyFile, string? tokenFile)
    {
        var token = Given(tokenFile, "WORKFORCE_TOKEN_FILE");

        return new()
        {
            AuthorityFile = Given(authorityFile, "WORKFORCE_CA"),
            CertificateFile = Given(certificateFile, "WORKFORCE_CERT"),
            KeyFile = Given(keyFile, "WORKFORCE_KEY"),
            TokenFile = token,
            Token = token is null ? null : async cancellationToken => (await File.ReadAllTextAsync(token, cancellationToken)).Trim(),
        };
    }

    internal void Check(Uri address)
    {
        if (CertificateFile is null != KeyFile is null)
        {
            throw new ArgumentException("A certificate and its key go together.");
        }

        foreach (var file in new[] { AuthorityFile, CertificateFile, KeyFile, TokenFile }.OfType<string>().Where(file => !File.Exists(file)))
        {
            throw new ArgumentException($"There is no file {file}.");
        }

        if (CertificateFile is not null && address.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException("A certificate is shown over https only.");
        }

        if (Token is not null && address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            throw new ArgumentException("A token is sent over https, or on this machine.");
        }
    }

    private static string? Given(string? value, string variable) =>
        !string.IsNullOrEmpty(value) ? value
            : Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set ? set : null;
}
