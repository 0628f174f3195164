using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Workforce.Service.Settings;

namespace Workforce.Service.Access.Authentication;

/// <summary>Which certificates are no longer believed, by the files of one moment.</summary>
/// <remarks>
/// A serial number that any list names is refused, whichever authority the certificate is of: to refuse one too many is a nuisance, to
/// believe one too many is not.
/// </remarks>
internal sealed class Revocations
{
    private readonly CertificateRevocationListBuilder? _list;
    private readonly HashSet<string> _named;

    private Revocations(CertificateRevocationListBuilder? list, HashSet<string> named) => (_list, _named) = (list, named);

    public static string[] PathsOf(ClientCertificateSettings settings) =>
        [.. new[] { settings.RevocationListPath, settings.RevokedPath }.Where(path => path.Length > 0)];

    /// <exception cref="CryptographicException">A revocation list cannot be read.</exception>
    /// <exception cref="FormatException">A line of the revoked is no hexadecimal number.</exception>
    public static Revocations Read(byte[][] files, ClientCertificateSettings settings)
    {
        var list = settings.RevocationListPath.Length > 0 ? ReadList(files[0]) : null;
        var named = settings.RevokedPath.Length > 0 ? ReadNamed(Encoding.UTF8.GetString(files[^1])) : [];

        return new(list, named);
    }

    public bool Has(X509Certificate2 certificate) =>
        _named.Contains(Normal(certificate.SerialNumber))
        || _named.Contains(Normal(certificate.GetCertHashString(HashAlgorithmName.SHA256)))
        || IsListed(certificate.SerialNumberBytes.Span);

    /// <summary>The library tells what a list has only by taking it out.</summary>
    private bool IsListed(ReadOnlySpan<byte> serialNumber)
    {
        if (_list is null)
        {
            return false;
        }

        lock (_list)
        {
            var isListed = _list.RemoveEntry(serialNumber);

            if (isListed)
            {
                _list.AddEntry(serialNumber);
            }

            return isListed;
        }
    }

    private static CertificateRevocationListBuilder ReadList(byte[] file) => file.AsSpan().StartsWith("-----"u8)
        ? CertificateRevocationListBuilder.LoadPem(Encoding.ASCII.GetString(file), out BigInteger _)
        : CertificateRevocationListBuilder.Load(file, out _);

    private static HashSet<string> ReadNamed(string text) =>
    [
        .. from line in text.Split('\n')
           let named = line.Split('#')[0].Trim()
           where named.Length > 0
           select Normal(named.All(each => char.IsAsciiHexDigit(each) || each is ':' or ' ')
               ? named
               : throw new FormatException("A line is neither a serial number nor a thumbprint in hexadecimal.")),
    ];

    private static string Normal(string hexadecimal) => hexadecimal
        .Replace(":", "", StringComparison.Ordinal)
        .Replace(" ", "", StringComparison.Ordinal)
        .ToUpper(CultureInfo.InvariantCulture)
        .TrimStart('0');
}
