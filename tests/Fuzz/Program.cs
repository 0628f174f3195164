using System.Globalization;
using Workforce.Fuzz;
using Workforce.Fuzz.Http2;
using Workforce.Fuzz.Inputs;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

FuzzOptions options;

try
{
    options = FuzzOptions.Parse(args);
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

var totals = new FuzzTotals(options.Failures);

if (options.Replay is { } file)
{
    var input = FuzzInput.Load(file);
    await using var service = new FuzzedService(options.IsGuarded);
    await service.FillAsync(new());
    await using var connection = await Connection.OpenAsync(service.EndPoint, service.Guard is not null ? Guard.Hidden : []);
    var answer = await connection.CallAsync(service.Guard?.Renewed(input) ?? input, TimeSpan.FromSeconds(20));
    Console.WriteLine($"{input.Family}, {input.Path}: {answer}");
    totals.Add(input, answer);
    await service.EndAsync(totals.Fault);
    return totals.IsSound ? 0 : 1;
}

if (options.Attack is not null)
{
    await new AttackRun(options, totals, Console.Out).RunAsync();
    totals.Print(Console.Out);
    return totals.IsSound ? 0 : 1;
}

Console.WriteLine($"seed {options.Seed}: {options.Inputs:N0} inputs to {Contract.Methods.Count} methods, for {options.Time:hh\\:mm\\:ss} at most");
await new FuzzRun(options, totals, Console.Out).RunAsync();
totals.Print(Console.Out);
return totals.IsSound ? 0 : 1;
