using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Workforce.Domain;
using Workforce.Service.Access;
using Workforce.Service.Live;
using Workforce.Service.Settings;
using Workforce.Service.Telemetry;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;

namespace Workforce.Service.Tests.Live;

public class AnswerCacheTests(RunningService service) : IClassFixture<RunningService>
{
    private static readonly DateOnly Today = new(2026, 3, 31);
    private static readonly WorkforceSnapshot First = At(1);

    private int _workedOut;

    [Fact]
    public void Of_QuestionAskedOverAndOver_IsWorkedOutTwice()
    {
        var answers = Cache();

        var all = Enumerable.Range(0, 5).Select(_ => Ask(answers, Caller.Development, First, Today)).ToList();

        // The first time it is noted, the second time kept.
        Assert.Equal(["answer 1", "answer 2", "answer 2", "answer 2", "answer 2"], all);
    }

    [Fact]
    public void Of_SameQuestionOfAnotherCaller_IsWorkedOutForThem()
    {
        var answers = Cache();
        var other = new Caller("other", AuthenticationMethod.Development, Caller.Development.Grants);
        AskTwice(answers, Caller.Development, First, Today);

        Assert.Equal("answer 3", Ask(answers, other, First, Today));
        Assert.Equal("answer 2", Ask(answers, Caller.Development, First, Today));
    }

    [Fact]
    public void Of_NextSnapshotOrDay_IsWorkedOutAnew()
    {
        var answers = Cache();
        AskTwice(answers, Caller.Development, First, Today);

        Assert.Equal("answer 3", Ask(answers, Caller.Development, At(2), Today));

        AskTwice(answers, Caller.Development, At(3), Today);

        Assert.Equal("answer 6", Ask(answers, Caller.Development, At(4), Today.AddDays(1)));
    }

    [Fact]
    public void Of_QuestionOfThePast_DoesNotPushOutThePresent()
    {
        var answers = Cache();
        var present = At(7);
        AskTwice(answers, Caller.Development, present, Today);

        Assert.Equal("answer 3", Ask(answers, Caller.Development, First, Today));
        Assert.Equal("answer 4", Ask(answers, Caller.Development, First, Today));
        Assert.Equal("answer 5", Ask(answers, Caller.Development, present, Today.AddDays(-1)));
        Assert.Equal("answer 2", Ask(answers, Caller.Development, present, Today));
    }

    [Fact]
    public void Of_MoreThanThereIsRoomFor_BeginsAgain()
    {
        var answers = Cache(megabytes: 1);
        AskTwice(answers, Caller.Development, First, Today);

        // Some 100,000 characters, which take about eight times that: the second does not fit beside the first.
        foreach (var unit in (string[])["a", "b"])
        {
            AskTwice(answers, Caller.Development, First, Today, unit, new string('x', 100_000));
        }

        Assert.Equal("answer 7", Ask(answers, Caller.Development, First, Today));
    }

    [Fact]
    public void Of_AThousandQuestionsInTurns_AreEachWorkedOutTwice()
    {
        var answers = Cache();

        for (var time = 0; time < 5; time++)
        {
            for (var unit = 0; unit < 1000; unit++)
            {
                Ask(answers, Caller.Development, First, Today, $"U{unit}");
            }
        }

        Assert.Equal(2000, _workedOut);
    }

    [Fact]
    public void Of_NoRoomAtAll_IsAlwaysWorkedOut()
    {
        var answers = Cache(megabytes: 0);
        AskTwice(answers, Caller.Development, First, Today);

        Assert.Equal("answer 3", Ask(answers, Caller.Development, First, Today));
    }

    [Fact]
    public async Task GetEstablishment_AskedOverAndOverWhilePostsAreAdded_KnowsEachAtOnce()
    {
        var (council, team) = (A.Id("council"), A.Id("team"));
        await service.PushAsync(A.Unit(council), A.Unit(team, council));

        for (var posts = 1; posts <= 4; posts++)
        {
            await service.PushAsync(A.Post(A.Id("post"), team, "1"));

            for (var time = 0; time < 4; time++)
            {
                var answer = await service.Measures.GetEstablishmentAsync(new() { UnitId = council, AsOfDate = A.Day(2026, 3, 31) });
                Assert.Equal($"{posts}", answer.Total.EstablishmentFte.Value);
                Assert.Equal(team, Assert.Single(answer.ByUnit).UnitId);
            }
        }
    }

    private AnswerCache Cache(int megabytes = 10) =>
        new(Options.Create(new WorkforceSettings { AnswerCacheMegabytes = megabytes }), service.Services.GetRequiredService<WorkforceMetrics>());

    private static WorkforceSnapshot At(long revision) => WorkforceSnapshot.Empty.With([], revision, out _);

    private void AskTwice(AnswerCache answers, Caller caller, WorkforceSnapshot snapshot, DateOnly today, string unitId = "U1", string? text = null)
    {
        Ask(answers, caller, snapshot, today, unitId, text);
        Ask(answers, caller, snapshot, today, unitId, text);
    }

    private string Ask(AnswerCache answers, Caller caller, WorkforceSnapshot snapshot, DateOnly today, string unitId = "U1", string? text = null)
    {
        // A message of its own each time, as each call has.
        var question = new GetEstablishmentRequest { UnitId = unitId, AsOfDate = A.Day(2026, 3, 31) };
        _workedOut++;
        var worked = false;
        var answer = answers.Of(question, caller, snapshot, today, () =>
        {
            worked = true;
            return new Establishment { UnitId = text ?? $"answer {_workedOut}" };
        });
        _workedOut -= worked ? 0 : 1;

        return answer.UnitId;
    }
}
