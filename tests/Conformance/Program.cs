using Workforce.Conformance;
using Workforce.Conformance.Published;
using Workforce.Conformance.Reporting;

const int Passes = 0;
const int Fails = 1;
const int CannotRun = 2;

// dotnet run --project tests/Conformance -- FILE.csv
if (args is not [var path])
{
    Console.Error.WriteLine("Give one file of the layout of the Department for Education's children's social work workforce data.");
    return CannotRun;
}

try
{
    var file = await CswwFile.ReadAsync(path);
    var report = await ConformanceRun.RunAsync(file, Enum.GetValues<GeographicLevel>().ToHashSet());

    foreach (var line in ReportText.Lines(report))
    {
        Console.WriteLine(line);
    }

    return report.Fails ? Fails : Passes;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnreadableFileException)
{
    Console.Error.WriteLine($"{path}: {exception.Message}");
    return CannotRun;
}
