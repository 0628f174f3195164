using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Standard;

/// <summary>Frames that no proper client sends, written by hand over HTTP/2.</summary>
public class UnreadableMessageTests(RunningService service) : IClassFixture<RunningService>
{
    /// <summary>Field 1, of a length that is not there.</summary>
    private static readonly byte[] Garbage = [0x0a, 0xff];

    [Fact]
    public async Task Unary_MessageThatCannotBeParsed_IsInvalidArgument()
    {
        var (status, details, _) = await CallAsync("workforce.v1.MeasuresService/GetVacancyRate", Frame(Garbage));

        Assert.Equal("3", status);
        Assert.Equal("MESSAGE_NOT_READABLE", details?.Info().Reason);
    }

    [Theory]
    [InlineData("corrupt gzip", "MESSAGE_NOT_READABLE", "3")]
    [InlineData("unknown flag", "MESSAGE_NOT_READABLE", "3")]
    [InlineData("compressed without saying how", "MESSAGE_NOT_READABLE", "3")]
    [InlineData("cut off", "MESSAGE_NOT_READABLE", "3")]
    [InlineData("no message", "MESSAGE_NOT_READABLE", "3")]
    [InlineData("two messages", "MESSAGE_NOT_READABLE", "3")]
    [InlineData("too large", "MESSAGE_TOO_LARGE", "8")]
    public async Task Unary_FrameThatCannotBeRead_IsTheCallersFaultWithDetails(string fault, string reason, string status)
    {
        var good = Frame(new GetVacancyRateRequest { UnitId = "council" }.ToByteArray());
        var frames = fault switch
        {
            "corrupt gzip" => Frame([1, 2, 3], flag: 1),
            "unknown flag" => Frame([], flag: 7),
            "compressed without saying how" => Frame(Garbage, flag: 1),
            "cut off" => good[..^1],
            "no message" => [],
            "two messages" => [.. good, .. good],
            _ => Frame(new byte[5 * 1024 * 1024]),
        };

        var answer = await CallAsync("workforce.v1.MeasuresService/GetVacancyRate", frames, encoding: fault == "corrupt gzip" ? "gzip" : null);

        Assert.Equal((status, reason), (answer.Status, answer.Details?.Info().Reason));
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("corrupt gzip")]
    public async Task Reflection_FrameThatCannotBeRead_IsInvalidArgument(string fault)
    {
        var answer = await CallAsync(
            "grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
            fault == "cut off" ? Frame(new byte[100])[..20] : Frame([1, 2, 3], flag: 1),
            encoding: fault == "cut off" ? null : "gzip");

        Assert.Equal(("3", "MESSAGE_NOT_READABLE"), (answer.Status, answer.Details?.Info().Reason));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("cut off")]
    [InlineData("compressed without saying how")]
    public async Task Push_MessageThatCannotBeRead_EndsTheStreamAfterAcknowledgingWhatCameBefore(string fault)
    {
        var council = A.Id("council");
        var good = Frame(new PushStaffingChangesRequest { Changes = { A.Unit(council) } }.ToByteArray());
        var bad = fault switch
        {
            "garbage" => Frame(Garbage),
            "cut off" => Frame(new byte[100])[..20],
            _ => Frame(Garbage, flag: 1),
        };

        var (status, details, body) = await CallAsync("workforce.v1.StaffingService/PushStaffingChanges", [.. good, .. bad]);

        Assert.Equal(("3", "MESSAGE_NOT_READABLE"), (status, details?.Info().Reason));
        var acknowledgement = Assert.Single(PushStaffingChangesResponse.Parser.ParseFrom(body.AsSpan(5)).Acknowledgements);
        Assert.Equal(ChangeAcknowledgement.Types.Outcome.Applied, acknowledgement.Outcome);
    }

    private static byte[] Frame(byte[] message, byte flag = 0)
    {
        var frame = new byte[5 + message.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    private async Task<(string? Status, Google.Rpc.Status? Details, byte[] Body)> CallAsync(string method, byte[] frames, string? encoding = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{service.Channel.Target}/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frames),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        if (encoding is not null)
        {
            request.Headers.Add("grpc-encoding", encoding);
        }

        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));

        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        var details = Header(response, "grpc-status-details-bin");

        return (
            Header(response, "grpc-status"),
            details is null ? null : Google.Rpc.Status.Parser.ParseFrom(Convert.FromBase64String(details.PadRight((details.Length + 3) / 4 * 4, '='))),
            body);
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values) ? values.Single() : null;
}
