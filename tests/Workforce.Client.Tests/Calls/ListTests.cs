using Workforce.Client.Tests.Fakes;
using Workforce.V1;

namespace Workforce.Client.Tests.Calls;

public class ListTests
{
    private readonly FakeStaffing _staffing = new()
    {
        UnitPages =
        {
            [""] = Page("second", "a", "b"),
            ["second"] = Page("third"),
            ["third"] = Page("", "c"),
        },
    };

    [Fact]
    public async Task List_SeveralPages_YieldsAllInOrder()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());
        var request = new ListOrganisationUnitsRequest { UnitId = "root", PageSize = 2 };

        var units = await client.Staffing.ListOrganisationUnitsAsync(request).Select(unit => unit.UnitId).ToListAsync();

        Assert.Equal(["a", "b", "c"], units);
        Assert.Equal(["", "second", "third"], _staffing.UnitRequests.Select(asked => asked.PageToken));
        Assert.All(_staffing.UnitRequests, asked => Assert.Equal(("root", 2), (asked.UnitId, asked.PageSize)));
        Assert.Equal("", request.PageToken);
    }

    [Fact]
    public async Task List_CallerStops_FetchesNoFurtherPage()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        await client.Staffing.ListOrganisationUnitsAsync(new()).Take(2).ToListAsync();

        Assert.Single(_staffing.UnitRequests);
    }

    [Fact]
    public async Task List_TokenGiven_BeginsThere()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var units = await client.Staffing.ListOrganisationUnitsAsync(new() { PageToken = "third" }).ToListAsync();

        Assert.Equal("c", Assert.Single(units).UnitId);
    }

    [Fact]
    public async Task List_PageRefused_Throws()
    {
        await using var service = await FakeService.StartAsync(_staffing);
        await using var client = new WorkforceClient(service.Options());

        var exception = await Assert.ThrowsAsync<RpcException>(
            () => client.Staffing.ListOrganisationUnitsAsync(new() { PageToken = "unknown" }).ToListAsync().AsTask());

        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
    }

    private static ListOrganisationUnitsResponse Page(string next, params string[] units) => new()
    {
        Units = { units.Select(id => new OrganisationUnit { UnitId = id }) },
        NextPageToken = next,
    };
}
