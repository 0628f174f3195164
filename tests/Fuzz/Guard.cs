using System.Text;
using Grpc.Net.Client;
using Workforce.Fuzz.Inputs;
using Workforce.Service.Tests.Access;
using Workforce.Service.Tests.Delivering;

namespace Workforce.Fuzz;

/// <summary>Makes the service one that knows its callers by token, and of most calls one of somebody who may read in a single team.</summary>
internal sealed class Guard : IDisposable
{
    /// <summary>The team in which the reader may read.</summary>
    public const int Team = 0;

    /// <summary>The name of everybody in the other teams.</summary>
    public const string HiddenName = "Nobody Tells";

    private const string Header = "authorization";

    private static readonly string[] Rights = ["staffing.read", "caseload.read", "measures.read", "planning.read"];

    private readonly Tokens _tokens = new();
    private readonly string _reader;
    private readonly string[] _settings;

    public Guard(TemporaryDirectory directory)
    {
        File.WriteAllText(directory.File("keys.json"), _tokens.KeySet);
        _reader = Lasting([.. Rights.Select(right => $"{right}@{KnownTexts.Unit(Team)}")]);
        _settings =
        [
            $"--Workforce:Tokens:Issuer={Tokens.Issuer}",
            $"--Workforce:Tokens:Audience={Tokens.Audience}",
            $"--Workforce:Tokens:KeysPath={directory.File("keys.json")}",
            $"--Workforce:Tokens:GrantsClaim={Tokens.GrantsClaim}",
        ];
    }

    /// <summary>What no answer to the reader may hold: units and people that it may not see.</summary>
    public static IReadOnlyList<byte[]> Hidden { get; } =
        [Encoding.UTF8.GetBytes(HiddenName), .. Enumerable.Range(0, KnownTexts.Teams).Where(team => team != Team).Select(team => Encoding.UTF8.GetBytes(KnownTexts.Unit(team)))];

    public IEnumerable<string> Settings => _settings;

    /// <summary>A channel of somebody who may do everything.</summary>
    public GrpcChannel Connect(Uri address)
    {
        return GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = new Bearer(Lasting(["staffing.write@*", .. Rights.Select(right => $"{right}@*")])) { InnerHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } },
            DisposeHttpClient = true,
        });
    }

    /// <summary>A call with what its caller shows: mostly the reader's token, and else none, or one that proves nothing.</summary>
    public FuzzInput Shown(FuzzInput input, Random random) => random.Next(10) switch
    {
        0 => input,
        1 => With(input, Spoilt(random)),
        _ => With(input, _reader),
    };

    /// <summary>A call of before with the token of now.</summary>
    public FuzzInput Renewed(FuzzInput input) => With(input with { Headers = [.. input.Headers.Where(header => header.Key != Header)] }, _reader);

    public void Dispose() => _tokens.Dispose();

    /// <summary>Longer than any run.</summary>
    private string Lasting(string[] grants) => _tokens.Make(validFor: TimeSpan.FromHours(12), grants: grants);

    private string Spoilt(Random random)
    {
        var parts = _reader.Split('.');

        return random.Next(7) switch
        {
            0 => $"{parts[0]}.{parts[1]}.",
            1 => $"{parts[0]}.{parts[1]}.{Altered(parts[2], random)}",
            2 => $"{parts[0]}.{Altered(parts[1], random)}.{parts[2]}",
            3 => $"{Altered(parts[0], random)}.{parts[1]}.{parts[2]}",
            4 => _reader[..random.Next(_reader.Length)],
            5 => $"{_reader}.{parts[1]}.{parts[2]}",
            _ => new('.', random.Next(1, 20)),
        };
    }

    private static string Altered(string text, Random random)
    {
        var at = random.Next(text.Length);
        return $"{text[..at]}{(char)random.Next(0x21, 0x7f)}{text[(at + 1)..]}";
    }

    private static FuzzInput With(FuzzInput input, string token) =>
        input with { Headers = [.. input.Headers, CallHeaders.Header(Header, $"Bearer {token}")] };

    private sealed class Bearer(string token) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new("Bearer", token);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
