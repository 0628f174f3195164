using System.Globalization;
using System.Text;

namespace Workforce.Fuzz.Inputs;

/// <summary>The headers of a call, right and wrong.</summary>
internal static class CallHeaders
{
    private static readonly string[] ContentTypes =
    [
        "text/plain", "application/grpc+json", "application/grpc-web", "application/grpc-web-text", "application/json", "", "application/grpcx",
        "application/grpc; charset=utf-8", "APPLICATION/GRPC", "multipart/form-data", "\u00ff", "application/grpc+proto",
    ];

    private static readonly string[] Timeouts =
    [
        "", "1", "S", "-1S", "0n", "0S", "1n", "1u", "5m", "99999999H", "999999999S", "1X", "1.5S", " 1S", "1S ", "+1S", "1e3S", "00000000001S", "\u00b2S", "1SS",
    ];

    private static readonly string[] Methods = ["GET", "PUT", "OPTIONS", "CONNECT", "HEAD", "post", "", "TRACE", "PRI", "P\0ST"];

    private static readonly string[] Names =
    [
        "Upper-Case", "connection", "transfer-encoding", "keep-alive", "proxy-connection", "upgrade", "host", "content-length", "expect", "cookie", "te",
        "authorization", "grpc-accept-encoding", "grpc-status", "grpc-message", "grpc-status-details-bin", "x-bin", ":unknown", ":status", "", " ", "a b", "x\ny",
        "grpc-previous-rpc-attempts", "grpc-trace-bin", "traceparent", "x-forwarded-for", "x-forwarded-client-cert", "content-encoding", "trailer", "\u00e4",
    ];

    private static readonly string[] Values =
    [
        "", " ", "gzip", "100-continue", "-1", "0", "99999999999999999999", "chunked", "close", "trailers, deflate", "Bearer x", "Bearer a.b.c", "Basic AAAA", "not base64!", "AA",
        "00-00000000000000000000000000000000-0000000000000000-00", "a\r\nb: c", "\0", "\u00ff\u00fe", "127.0.0.1", "%%%", new('v', 5000),
    ];

    public static List<KeyValuePair<string, byte[]>> Good(string path) =>
    [
        Header(":method", "POST"),
        Header(":scheme", "http"),
        Header(":path", path),
        Header(":authority", "localhost"),
        Header("content-type", "application/grpc"),
        Header("te", "trailers"),
    ];

    public static KeyValuePair<string, byte[]> Header(string name, string value) => new(name, Encoding.Latin1.GetBytes(value));

    /// <summary>Does something to good headers.</summary>
    public static void Spoil(List<KeyValuePair<string, byte[]>> headers, string path, Random random)
    {
        switch (random.Next(14))
        {
            case 0:
                Set(headers, "content-type", Pick(ContentTypes, random));
                break;

            case 1 or 2:
                headers.Add(Header("grpc-timeout", Pick(Timeouts, random)));
                break;

            case 3:
                Set(headers, ":path", Path(path, random));
                break;

            case 4:
                Set(headers, ":method", Pick(Methods, random));
                break;

            case 5:
                Set(headers, random.Next(2) == 0 ? ":scheme" : ":authority", Pick(Values, random));
                break;

            case 6:
                headers.RemoveAt(random.Next(headers.Count));
                break;

            case 7:
                headers.Add(headers[random.Next(headers.Count)]);
                break;

            case 8:
                random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(headers));
                break;

            case 9:
                // Kestrel takes a hundred headers and 32 KiB of them unless told otherwise: on either side of both.
                headers.AddRange(Enumerable.Range(0, random.Next(3) == 0 ? random.Next(90, 2000) : 40).Select(i => Header($"x-{i.ToString(CultureInfo.InvariantCulture)}", "v")));
                break;

            case 10:
                headers.Add(Header("x-large", new('l', random.Next(3) == 0 ? random.Next(30_000, 200_000) : 8000)));
                break;

            case 11:
                headers.AddRange(Enumerable.Repeat(Header("x-same-bin", "AAAA"), random.Next(2, 80)));
                break;

            case 12:
                headers.Add(new("x-random-bin", HostileValues.Random(random, random.Next(100))));
                break;

            default:
                headers.Add(Header(Pick(Names, random), Pick(Values, random)));
                break;
        }
    }

    private static string Path(string path, Random random)
    {
        string[] paths =
        [
            "", "/", "//", "*", path[1..], path + "/", path + "?x=1", path + "x", path.ToUpperInvariant(), "/workforce.v1.MeasuresService/", "/workforce.v1.Nothing/Get", "/../" + path, path + "%00",
            path + "%", path + "#", "/\u00ff\u00fe", "http://localhost" + path, "/" + new string('p', 9000), path.Replace('/', '\\'), "/grpc.health.v1.Health/Check",
        ];
        return Pick(paths, random);
    }

    private static void Set(List<KeyValuePair<string, byte[]>> headers, string name, string value) =>
        headers[headers.FindIndex(header => header.Key == name)] = Header(name, value);

    private static string Pick(string[] values, Random random) => values[random.Next(values.Length)];
}
