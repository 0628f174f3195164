using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Workforce.Service.Limits;

/// <summary>Somebody who has not shown who it is: what is known is the address, in IPv6 the network that one household or machine is given.</summary>
/// <param name="Network">The first 64 bits of the address; of IPv4 all of it.</param>
/// <param name="Asking">What for; each is counted by itself.</param>
internal readonly record struct Stranger(ulong Network, Asking Asking)
{
    /// <summary>Which no network of IPv6 begins with.</summary>
    private const ulong OfIpv4 = 0xffff_0000_0000;

    public Stranger(HttpContext context, Asking asking)
        : this(NetworkOf(context.Connection.RemoteIpAddress), asking)
    {
    }

    /// <param name="address">The address; null where there is none.</param>
    public static ulong NetworkOf(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];

        if (address is null || !address.TryWriteBytes(bytes, out _))
        {
            return 0;
        }

        return address.AddressFamily is AddressFamily.InterNetwork ? OfIpv4 | BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : address.IsIPv4MappedToIPv6 ? OfIpv4 | BinaryPrimitives.ReadUInt32BigEndian(bytes[12..])
            : BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }
}
