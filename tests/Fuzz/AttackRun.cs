using System.Globalization;
using Workforce.Fuzz.Attacks;

namespace Workforce.Fuzz;

/// <summary>Attacks by themselves, one after the other, each with what it has left in the service's log: to find out which it was.</summary>
internal sealed class AttackRun(FuzzOptions options, FuzzTotals totals, TextWriter output)
{
    private const int Times = 4;

    public async Task RunAsync()
    {
        await using var service = new FuzzedService(options.IsGuarded);
        await service.FillAsync(new());
        var known = 0;

        foreach (var attack in Attack.All.Where(attack => options.Attack is FuzzOptions.AllAttacks || attack.Name == options.Attack))
        {
            for (var i = 0; i < Times && !service.HasExited; i++)
            {
                var target = new AttackTarget(service.EndPoint, new Random(options.Seed + i), options.Scale);
                await attack.RunAsync(target);
                totals.Add(attack, target);
            }

            // What nobody holds any more says so when it is collected.
            await Task.Delay(1000);
            var memory = await service.Gauge.ReadAsync(collected: true);
            await Task.Delay(500);
            var faults = await service.FaultsAsync();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{attack.Name,-34} {memory}, {faults.Count - known} faults logged"));
            known = faults.Count;
        }

        await service.EndAsync(totals.Fault);
    }
}
