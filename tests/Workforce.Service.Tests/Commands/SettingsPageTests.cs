using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Workforce.House.Tests;
using Workforce.Service.Settings;

namespace Workforce.Service.Tests.Commands;

/// <summary>The pages that an operator reads are held against the settings that there are.</summary>
public partial class SettingsPageTests
{
    [Fact]
    public void Page_HasEverySettingWithItsDefaultAndRangeAndNoOther() => Assert.Equal(Settings().Order(), Rows("docs/settings.md").Order());

    [Fact]
    public void Readme_SaysOfSettingsWhatThePageSays()
    {
        var rows = Rows("README.md");

        Assert.NotEmpty(rows);
        Assert.Empty(rows.Select(WithoutRange).Except(Settings().Select(WithoutRange)));

        static (string, string) WithoutRange((string Name, string Default, string Range) row) => (row.Name, row.Default);
    }

    [Fact]
    public void Help_NamesEverySetting()
    {
        using var help = new StringWriter(CultureInfo.InvariantCulture);

        SettingsHelp.Print(help);

        // Of a list it says only that there is one.
        Assert.All(Settings(), setting => Assert.Contains($"  --{setting.Name.Split(":0:")[0]}", help.ToString(), StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, string Default, string Range)> Settings() =>
    [
        .. In(WorkforceSettings.Section, new WorkforceSettings()),
        .. In(LimitSettings.Section, new LimitSettings()),
    ];

    private static IEnumerable<(string Name, string Default, string Range)> In(string section, object defaults) =>
        defaults.GetType().GetProperties().SelectMany(property =>
            Of($"{section}:{property.Name}", property.PropertyType, property.GetValue(defaults), property.GetCustomAttribute<RangeAttribute>()));

    private static IEnumerable<(string Name, string Default, string Range)> Of(string name, Type type, object? value, RangeAttribute? range = null)
    {
        var between = range is null ? "" : string.Create(CultureInfo.InvariantCulture, $"`{range.Minimum}`, `{range.Maximum}`");

        return value switch
        {
            IList => Of($"{name}:0", type.GetGenericArguments()[0], type.GetGenericArguments()[0] == typeof(string) ? "" : Activator.CreateInstance(type.GetGenericArguments()[0])),
            TimeSpan { Microseconds: 0 } time => [(name, time.ToString(time.Milliseconds == 0 ? "c" : @"hh\:mm\:ss\.FFF", CultureInfo.InvariantCulture), between)],
            bool flag => [(name, flag ? "true" : "false", between)],
            not (null or string) when type.IsClass => In(name, value),
            _ => [(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", between)],
        };
    }

    private static List<(string Name, string Default, string Range)> Rows(string path) =>
        [.. Row().Matches(Repository.Text(path)).Select(row => (row.Groups["name"].Value, row.Groups["default"].Value, row.Groups["range"].Value))];

    [GeneratedRegex(@"^\| `(?<name>Workforce:[^`]+)` \| (?:`(?<default>[^`]*)` )?\|(?: (?<range>`[^`]*`, `[^`]*`) \|)?", RegexOptions.Multiline)]
    private static partial Regex Row();
}
