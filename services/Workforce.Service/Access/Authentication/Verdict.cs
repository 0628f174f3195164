namespace Workforce.Service.Access.Authentication;

/// <summary>Who a caller is believed to be, or why it is not believed to be anybody.</summary>
/// <param name="Caller">The caller; null if it is nobody.</param>
/// <param name="Cause">Why it is nobody: the <c>cause</c> of UNAUTHENTICATED.</param>
internal readonly record struct Verdict(Caller? Caller, string Cause = "")
{
    public const string NoCredentials = "NO_CREDENTIALS";
    public const string CertificateExpired = "CERTIFICATE_EXPIRED";
    public const string CertificateNotYetValid = "CERTIFICATE_NOT_YET_VALID";
    public const string CertificateRevoked = "CERTIFICATE_REVOKED";
    public const string CertificateNotTrusted = "CERTIFICATE_NOT_TRUSTED";
    public const string CertificateUnknown = "CERTIFICATE_OF_NO_CALLER";
    public const string TokenExpired = "TOKEN_EXPIRED";
    public const string TokenNotYetValid = "TOKEN_NOT_YET_VALID";
    public const string TokenOfOtherAudience = "TOKEN_OF_OTHER_AUDIENCE";
    public const string TokenOfOtherIssuer = "TOKEN_OF_OTHER_ISSUER";
    public const string TokenOfOtherType = "TOKEN_OF_OTHER_TYPE";
    public const string TokenNotValid = "TOKEN_NOT_VALID";
    public const string KeysUnavailable = "KEYS_UNAVAILABLE";

    public static Verdict Refused(string cause) => new(null, cause);
}
