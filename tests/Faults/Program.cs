using System.Globalization;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Workforce.Faults;
using Workforce.Ledger;

// dotnet run -c Release --project tests/Faults -- --rounds N [--seed S] | follow [--warm SECONDS] [--seconds N] [--rate N] [--within MILLISECONDS]
//     | balanced [--readers N] [--changes N] [--seconds N]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args is ["follow", ..])
{
    return await FollowerLag.RunAsync(Number("--warm", 60), Number("--seconds", 20), Number("--rate", 5_000), TimeSpan.FromMilliseconds(Number("--within", 100)));
}

if (args is ["balanced", ..])
{
    return await Balanced.RunAsync(Number("--readers", 8), Number("--changes", 200_000), Number("--seconds", 5));
}

if (args.Length > 0 && !args.Contains("--rounds"))
{
    Console.Error.WriteLine("Say how many kills: --rounds N [--seed S]; or measure how far a follower is behind: follow [--warm SECONDS] [--seconds N] [--rate N] [--within MILLISECONDS]; or what callers notice behind HAProxy: balanced [--readers N] [--changes N] [--seconds N].");
    return 2;
}

var (rounds, seed) = (Number("--rounds", 10), Number("--seed", 1));
var totals = new Totals();

for (var episode = 0; totals.Kills < rounds; episode++)
{
    await using var run = new Episode(seed + episode, Math.Min(Episode.MaxRounds, rounds - totals.Kills), totals, Console.Out);

    try
    {
        await run.RunAsync();
    }
    catch (Exception exception) when (exception is InvalidOperationException or RpcException or LedgerUnavailableException or SqliteException)
    {
        // A service that ends by itself, or a ledger that cannot be read after a kill.
        totals.Fault(exception.Message);
        break;
    }
}

totals.Print(Console.Out);
return totals.IsSound ? 0 : 1;

int Number(string option, int otherwise) =>
    Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
