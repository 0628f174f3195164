using Workforce.Backtest;
using Workforce.Conformance.Published;

const int Simulations = 4_000;

// dotnet run -c Release --project tests/Backtest -- FILE.csv
if (args is not [var path])
{
    Console.Error.WriteLine("Give one file of the layout of the Department for Education's children's social work workforce data.");
    return 2;
}

try
{
    foreach (var line in BacktestTable.Lines(BacktestRun.Of(await CswwFile.ReadAsync(path), Simulations)))
    {
        Console.WriteLine(line);
    }

    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnreadableFileException)
{
    Console.Error.WriteLine($"{path}: {exception.Message}");
    return 2;
}
