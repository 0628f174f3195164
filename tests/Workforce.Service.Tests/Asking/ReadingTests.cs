using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Asking;

/// <summary>What was known when, and reading one's own writes.</summary>
public class ReadingTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Reading_AsKnownRevision_LeavesOutWhatCameLater()
    {
        var (council, post) = (A.Id("council"), A.Id("post"));
        var first = await service.PushAsync(A.Unit(council), A.Post(post, council, "1"));
        await service.PushAsync(A.Post(post, council, "2"));

        Task<string> EstablishmentAsync(Reading? reading) => FteAsync(council, reading);

        Assert.Equal("2", await EstablishmentAsync(null));
        Assert.Equal("1", await EstablishmentAsync(new() { AsKnownRevision = first[1].Revision }));
    }

    [Fact]
    public async Task Reading_ManyPastRevisionsAtOnce_EachIsAnsweredOrToldToTryAgain()
    {
        var (council, post) = (A.Id("council"), A.Id("post"));
        var first = (await service.PushAsync(A.Unit(council), A.Post(post, council, "1")))[1].Revision;

        for (var fte = 2; fte <= 12; fte++)
        {
            await service.PushAsync(A.Post(post, council, $"{fte}"));
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 11).Select(async i =>
        {
            try
            {
                return await FteAsync(council, new() { AsKnownRevision = first + i });
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable)
            {
                return "busy";
            }
        }));

        Assert.All(answers.Index(), answer => Assert.Contains(answer.Item, new[] { $"{1 + answer.Index}", "busy" }));
        Assert.Contains(answers, answer => answer != "busy");
    }

    [Fact]
    public async Task Reading_AsKnownTime_IsTheRevisionOfThatMoment()
    {
        var (council, post) = (A.Id("council"), A.Id("post"));
        await service.PushAsync(A.Unit(council), A.Post(post, council, "1"));
        var between = Timestamp.FromDateTime(DayClock.OfTheRun.Now);
        await service.PushAsync(A.Post(post, council, "2"));

        Assert.Equal("1", await FteAsync(council, new() { AsKnownTime = between }));
    }

    [Fact]
    public async Task Reading_MinRevisionReached_AnswersAtThatRevisionOrLater()
    {
        var council = A.Id("council");
        var pushed = await service.PushAsync(A.Unit(council), A.Post(A.Id("post"), council));

        var answer = await service.Measures.GetEstablishmentAsync(new() { UnitId = council, Reading = new() { MinRevision = pushed[1].Revision } });

        Assert.True(answer.Revision >= pushed[1].Revision);
    }

    [Fact]
    public async Task Reading_MinRevisionNotReached_IsUnavailableAfterAShortWait()
    {
        await using var impatient = new Disposing(await RunningService.StartAsync("--Workforce:MinRevisionWait=00:00:00.05"));
        await impatient.Service.PushAsync(A.Unit("council"));

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await impatient.Service.Measures.GetVacancyRateAsync(
            new() { UnitId = "council", Reading = new() { MinRevision = 1_000_000 } }));

        Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
        Assert.Equal(("REVISION_NOT_REACHED", "1000000", "1"), (
            Details.Of(exception).Info().Reason,
            Details.Of(exception).Info().Metadata["min_revision"],
            Details.Of(exception).Info().Metadata["revision"]));
    }

    [Fact]
    public async Task Reading_OutsideWhatIsKnown_NamesTheField()
    {
        var council = A.Id("council");
        await service.PushAsync(A.Unit(council));

        Task<IReadOnlyList<string>> Refused(Reading reading) =>
            Details.RefusedFieldsAsync(async () => await service.Measures.GetVacancyRateAsync(new() { UnitId = council, Reading = reading }));

        Assert.Equal(["reading.as_known_revision"], await Refused(new() { AsKnownRevision = 0 }));
        Assert.Equal(["reading.as_known_revision"], await Refused(new() { AsKnownRevision = 1_000_000 }));
        Assert.Equal(["reading.as_known_time"], await Refused(new() { AsKnownTime = Timestamp.FromDateTime(new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)) }));
        Assert.Equal(["reading.as_known_time"], await Refused(new() { AsKnownTime = Timestamp.FromDateTime(DayClock.OfTheRun.Now.AddDays(1)) }));
        Assert.Equal(["reading.min_revision"], await Refused(new() { MinRevision = -1 }));
        Assert.Equal(["reading.min_revision"], await Refused(new() { MinRevision = 1, AsKnownRevision = 1 }));
    }

    private async Task<string> FteAsync(string council, Reading? reading) =>
        (await service.Measures.GetEstablishmentAsync(new() { UnitId = council, Reading = reading })).Total.EstablishmentFte.Value;

    private sealed class Disposing(RunningService service) : IAsyncDisposable
    {
        public RunningService Service => service;

        public ValueTask DisposeAsync() => new(service.DisposeAsync());
    }
}
