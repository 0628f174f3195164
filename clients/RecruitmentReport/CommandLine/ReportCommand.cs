using System.Globalization;
using Workforce.CommandLine;

namespace Workforce.RecruitmentReport.CommandLine;

/// <summary>The command that makes a report again.</summary>
internal static class ReportCommand
{
    /// <summary>Without where the service is and where the report goes: neither changes what it says.</summary>
    public static string For(ReportRequest request, string unitId, long revision)
    {
        var words = new List<string>
        {
            "dotnet run --project clients/RecruitmentReport --",
            $"--unit {Quoted(unitId)}",
            $"--month {request.LastDay.ToString("yyyy-MM", CultureInfo.InvariantCulture)}",
            $"--months {Whole(request.Months)}",
            $"--project-months {Whole(request.ProjectMonths)}",
            $"--rate-places {Whole(request.RatePlaces)}",
        };

        words.AddRange(request.Roles.Select(role => $"--role {OptionWords.Role.WordOf(role)}"));
        words.AddRange(request.Sections.Select(section => $"--section {Quoted(section)}"));

        if (request.CompareFile is { } file)
        {
            words.Add($"--compare {Quoted(Path.GetFileName(file))}");
        }

        if (request.Authority is { } authority)
        {
            words.Add($"--authority {Quoted(authority)}");
        }

        words.AddRange(request.CompareWith.Select(each => $"--compare-with {Quoted(each)}"));

        if (request.Named)
        {
            words.Add("--named");
        }

        words.Add($"--as-known {revision.ToString(CultureInfo.InvariantCulture)}");
        return string.Join(' ', words);
    }

    /// <summary>As a shell takes it for one word, whatever it holds.</summary>
    private static string Quoted(string word) => word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/')
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
