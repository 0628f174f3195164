using Workforce.Service.Tests.Hosting;

namespace Workforce.Service.Tests.Delivering;

/// <summary>However the same changes are delivered through the API, every month and definition comes out the same.</summary>
public class DeliveryTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Push_ShuffledTwiceOverAndInOtherBatches_GivesTheSameAnswers(int seed)
    {
        var random = new Random(seed);
        var changes = ACouncil.Changes(seed, posts: 150);
        var shuffled = changes.ToArray();
        random.Shuffle(shuffled);

        var inOrder = await FiguresAfterAsync(service => service.PushAsync(changes));
        var oneByOne = await FiguresAfterAsync(service => service.PushAsync(shuffled, perMessage: 1));
        var twiceOver = await FiguresAfterAsync(async service =>
        {
            foreach (var part in shuffled.Concat(changes).Chunk(1 + random.Next(60)))
            {
                await service.PushAsync(part, perMessage: 1 + random.Next(60));
            }
        });

        Assert.NotEmpty(inOrder);
        Assert.Equal(inOrder, oneByOne);
        Assert.Equal(inOrder, twiceOver);
    }

    private static async Task<List<string>> FiguresAfterAsync(Func<RunningService, Task> push)
    {
        var service = await RunningService.StartAsync();
        await push(service);
        var figures = await ACouncil.FiguresAsync(service.Staffing, service.Measures);
        await service.DisposeAsync();
        return figures;
    }
}
