using Grpc.Core;
using Workforce.Service.Tests.Hosting;
using Workforce.V1;
using Outcome = Workforce.V1.ChangeAcknowledgement.Types.Outcome;

namespace Workforce.Service.Tests.Pushing;

public class PushStaffingChangesTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task Push_NewChanges_AreAppliedInTheOrderSent()
    {
        var council = A.Id("council");

        var acknowledgements = await service.PushAsync(A.Unit(council), A.Post(A.Id("post"), council));

        Assert.Equal([Outcome.Applied, Outcome.Applied], acknowledgements.Select(each => each.Outcome));
        Assert.Equal([1, 2], acknowledgements.Select(each => each.Position));
        Assert.All(acknowledgements, each => Assert.True(each.Revision > 0));
    }

    [Fact]
    public async Task Push_SameChangeAgain_IsADuplicateWithItsFirstRevision()
    {
        var unit = A.Unit(A.Id("council"));
        var first = await service.PushAsync(unit);

        var again = await service.PushAsync(unit, unit);

        Assert.All(again, each => Assert.Equal((Outcome.Duplicate, first[0].Revision), (each.Outcome, each.Revision)));
    }

    [Fact]
    public async Task Push_SameIdWithOtherContent_IsRejectedAsReused()
    {
        var unit = A.Unit(A.Id("council"));
        var other = unit.Clone();
        other.Unit.Name = "Another name";

        var acknowledgements = await service.PushAsync(unit, other);

        Assert.Equal([Outcome.Applied, Outcome.Rejected], acknowledgements.Select(each => each.Outcome));
        Assert.Equal((int)StatusCode.AlreadyExists, acknowledgements[1].Error.Code);
        Assert.Equal("CHANGE_ID_REUSED", acknowledgements[1].Error.Info().Reason);
        Assert.Equal(unit.ChangeId, acknowledgements[1].Error.Info().Metadata["change_id"]);
    }

    [Fact]
    public async Task Push_ReferenceNotKnownYet_IsHeldAndAppliedWhenItArrives()
    {
        var (council, post) = (A.Id("council"), A.Id("post"));

        var held = await service.PushAsync(A.Post(post, council, "2"));
        var unit = await service.PushAsync(A.Unit(council));
        var establishment = await service.Measures.GetEstablishmentAsync(new() { UnitId = council, AsOfDate = A.Day(2026, 6, 30) });

        Assert.Equal(Outcome.Held, held[0].Outcome);
        Assert.Equal([new FactReference { UnitId = council }], held[0].WaitingFor);
        Assert.Equal(Outcome.Applied, unit[0].Outcome);
        Assert.Equal("2", establishment.Total.EstablishmentFte.Value);
    }

    [Fact]
    public async Task Push_ChangeMadeEarlierThanTheOneHeld_IsSuperseded()
    {
        var council = A.Id("council");
        var later = A.Unit(council, with: unit => unit.Name = "Later");
        var earlier = A.Unit(council, with: unit => unit.Name = "Earlier");
        earlier.MadeSequence = 0;

        var acknowledgements = await service.PushAsync(later, earlier);
        var units = await service.Staffing.ListOrganisationUnitsAsync(new() { UnitId = council });

        Assert.Equal([false, true], acknowledgements.Select(each => each.Superseded));
        Assert.Equal("Later", units.Units.Single().Name);
    }

    [Fact]
    public async Task Push_OneBadChangeAmongGood_RejectsItAloneWithEveryFault()
    {
        var (council, post) = (A.Id("council"), A.Id("post"));
        var bad = A.Engagement(A.Id("engagement"), A.Id("worker"), post, "0", engagement =>
        {
            engagement.LastDate = A.Day(2020, 12, 31);
            engagement.Footing = Footing.Unspecified;
        });

        var acknowledgements = await service.PushAsync([A.Unit(council), bad, A.Post(post, council)], perMessage: 1);

        Assert.Equal([Outcome.Applied, Outcome.Rejected, Outcome.Applied], acknowledgements.Select(each => each.Outcome));
        Assert.Equal(0, acknowledgements[1].Revision);
        Assert.Equal((int)StatusCode.InvalidArgument, acknowledgements[1].Error.Code);
        Assert.Equal(["engagement.footing", "engagement.fte", "engagement.last_date"], acknowledgements[1].Error.Fields().Order());
    }

    [Fact]
    public async Task Push_EmptyStream_IsRefusedByName()
    {
        using var call = service.Staffing.PushStaffingChanges();
        await call.RequestStream.CompleteAsync();

        Assert.Equal(["changes"], await Details.RefusedFieldsAsync(() => call.ResponseStream.MoveNext()));
    }

    [Fact]
    public async Task Push_MessageOverTheLimit_IsRefusedAndWhatCameBeforeIsKept()
    {
        var council = A.Id("council");
        using var call = service.Staffing.PushStaffingChanges();
        await call.RequestStream.WriteAsync(new() { Changes = { A.Unit(council) } });
        Assert.True(await call.ResponseStream.MoveNext());
        var name = new string('x', 200);

        var tooLarge = new PushStaffingChangesRequest { Changes = { Enumerable.Range(0, 20_000).Select(_ => A.Worker(A.Id("worker"), name)) } };

        // The refusal may cut the writing short; what it was is in the answer.
        await Record.ExceptionAsync(() => call.RequestStream.WriteAsync(tooLarge));

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
        Assert.Equal(("MESSAGE_TOO_LARGE", "4194304"), (Details.Of(exception).Info().Reason, Details.Of(exception).Info().Metadata["max_bytes"]));
        Assert.Single((await service.Staffing.ListOrganisationUnitsAsync(new() { UnitId = council })).Units);
    }

    [Fact]
    public async Task Push_SenderLeavesHalfWay_WhatWasAcknowledgedIsKeptAndNothingIsLoggedAsAnError()
    {
        var council = A.Id("council");

        using (var call = service.Staffing.PushStaffingChanges())
        {
            await call.RequestStream.WriteAsync(new() { Changes = { A.Unit(council) } });
            Assert.True(await call.ResponseStream.MoveNext());
        }

        Assert.Single((await service.Staffing.ListOrganisationUnitsAsync(new() { UnitId = council })).Units);
        Assert.DoesNotContain(service.Log.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Fact]
    public async Task Push_ManyChangesInOneMessage_AreAllAcknowledged()
    {
        var council = A.Id("council");
        var changes = Enumerable.Range(0, 5000).Select(_ => A.Post(A.Id("post"), council, "0.5")).Prepend(A.Unit(council)).ToList();

        var acknowledgements = await service.PushAsync(changes, perMessage: changes.Count);
        var establishment = await service.Measures.GetEstablishmentAsync(new() { UnitId = council });

        Assert.Equal(5001, acknowledgements.Count);
        Assert.Equal("2500", establishment.Total.EstablishmentFte.Value);
    }

    [Fact]
    public async Task Push_WithdrawnFact_IsAsIfItHadNeverBeen()
    {
        var (council, post) = (A.Id("council"), A.Id("post"));
        var entered = A.Post(post, council);
        var withdrawal = A.Post(post, council);
        withdrawal.Withdrawn = true;

        await service.PushAsync(A.Unit(council), withdrawal, entered);
        var rate = await service.Measures.GetVacancyRateAsync(new() { UnitId = council });

        Assert.Equal(NoValueReason.Missing, rate.Rate.NoValueReason);
    }

    [Fact]
    public async Task Push_MoreChangesInAMessageThanAreTaken_IsRefusedByName()
    {
        using var call = service.Staffing.PushStaffingChanges();
        await call.RequestStream.WriteAsync(new() { Changes = { Enumerable.Repeat(new StaffingChange(), 10_001) } });
        await call.RequestStream.CompleteAsync();

        Assert.Equal(["changes"], await Details.RefusedFieldsAsync(() => call.ResponseStream.MoveNext()));
    }

    [Fact]
    public async Task Push_NewSourceBeyondTheLimit_IsRejectedAndKnownOnesGoOn()
    {
        var limited = await RunningService.StartAsync("--Workforce:MaxSources=2");
        StaffingChange From(string source, StaffingChange change)
        {
            change.Source = source;
            return change;
        }

        var acknowledgements = await limited.PushAsync(
            From("one", A.Unit("council")),
            From("two", A.Worker("worker-1")),
            From("three", A.Worker("worker-2")),
            From("one", A.Worker("worker-3")));
        var later = await limited.PushAsync(From("three", A.Worker("worker-2")), From("two", A.Worker("worker-4")));

        Assert.Equal([Outcome.Applied, Outcome.Applied, Outcome.Rejected, Outcome.Applied], acknowledgements.Select(each => each.Outcome));
        Assert.Equal(("TOO_MANY_SOURCES", "2"), (acknowledgements[2].Error.Info().Reason, acknowledgements[2].Error.Info().Metadata["max_sources"]));
        Assert.Equal([Outcome.Rejected, Outcome.Applied], later.Select(each => each.Outcome));
        await limited.DisposeAsync();
    }
}
