using System.ComponentModel.DataAnnotations;

namespace Workforce.Service.Settings;

/// <summary>The service's own certificate. Files are read again when they change; connections made before keep what they had.</summary>
public sealed class TlsSettings
{
    /// <summary>The certificate, with those between it and its authority, in PEM; or certificate and key together in PFX.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>The private key in PEM. Empty for PFX.</summary>
    public string KeyPath { get; set; } = "";

    /// <summary>What the key or the PFX is encrypted with; empty if it is not. A secret: give it by the environment.</summary>
    public string Password { get; set; } = "";

    internal bool IsOn => CertificatePath.Length > 0;
}

/// <summary>Callers that show a certificate.</summary>
public sealed class ClientCertificateSettings
{
    /// <summary>The authorities whose certificates are believed, and those between, in PEM. Empty if no certificate is.</summary>
    public string AuthorityPath { get; set; } = "";

    /// <summary>A revocation list (CRL) of the authorities, in PEM or DER. Empty for none. Read again when it changes.</summary>
    public string RevocationListPath { get; set; } = "";

    /// <summary>
    /// Serial numbers and SHA-256 thumbprints of certificates that are no longer believed, in hexadecimal, one a line; what follows a #
    /// is a comment. Empty for none. Read again when it changes.
    /// </summary>
    public string RevokedPath { get; set; } = "";

    internal bool IsOn => AuthorityPath.Length > 0;
}

/// <summary>Callers that show a bearer token of an identity provider.</summary>
public sealed class TokenSettings
{
    /// <summary>Who must have issued it.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>For whom it must have been issued.</summary>
    public string Audience { get; set; } = "";

    /// <summary>
    /// The provider's OpenID Connect metadata, from which its keys are taken and taken again as they change, such as
    /// <c>https://login.council.example/.well-known/openid-configuration</c>. https, but on this machine.
    /// </summary>
    public string MetadataAddress { get; set; } = "";

    /// <summary>How often the provider is asked for its keys: for so long a key that it has withdrawn is still believed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan KeysInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>For how long the keys are believed that the provider gave last, while it cannot be asked.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan KeysMaxAge { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The provider's keys in a file instead (a JSON Web Key Set). Read again when it changes.</summary>
    public string KeysPath { get; set; } = "";

    /// <summary>By how much the provider's clock and this one may differ.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Of which kinds a token must be, by its header <c>typ</c>, such as <c>at+jwt</c>. Empty for any.</summary>
    public IList<string> Types { get; } = [];

    /// <summary>The claim that names the caller: what the audit writes.</summary>
    [Required]
    public string NameClaim { get; set; } = "sub";

    /// <summary>The claim that names the caller's groups or roles, which <see cref="WorkforceSettings.Groups"/> gives rights.</summary>
    [Required]
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>A claim that grants rights by itself, each value such as <c>caseload.read@FS-1</c>, or <c>@*</c>. Empty: none does.</summary>
    public string GrantsClaim { get; set; } = "";

    internal bool IsOn => Issuer.Length > 0 || Audience.Length > 0 || MetadataAddress.Length > 0 || KeysPath.Length > 0;
}

/// <summary>Rights within units.</summary>
public sealed class GrantSettings
{
    /// <summary>The rights, such as <c>measures.read</c>.</summary>
    public IList<string> Rights { get; } = [];

    /// <summary>The units, each with those below it; <c>*</c> for the whole organisation.</summary>
    public IList<string> Units { get; } = [];

    /// <summary>The sources, such as <c>itrent</c>, as which its holder may send changes, reports and extracts; empty for any.</summary>
    public IList<string> Sources { get; } = [];
}

/// <summary>A caller known by its certificate: by one or more of subject, subject alternative name and thumbprint, all of which must fit.</summary>
public sealed class CallerSettings
{
    /// <summary>What the audit calls it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The subject's distinguished name, such as <c>CN=hr-feed, O=Council</c>.</summary>
    public string Subject { get; set; } = "";

    /// <summary>A DNS name among the subject alternative names.</summary>
    public string AlternativeName { get; set; } = "";

    /// <summary>The certificate's SHA-256 thumbprint, in hexadecimal.</summary>
    public string Thumbprint { get; set; } = "";

    /// <summary>What it may do.</summary>
    public IList<GrantSettings> Grants { get; } = [];
}

/// <summary>What a group or role of the identity provider may do.</summary>
public sealed class GroupSettings
{
    /// <summary>The value of the groups claim.</summary>
    public string Group { get; set; } = "";

    /// <summary>What its members may do.</summary>
    public IList<GrantSettings> Grants { get; } = [];
}
