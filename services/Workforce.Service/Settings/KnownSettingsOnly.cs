using System.Collections;
using Microsoft.Extensions.Options;

namespace Workforce.Service.Settings;

/// <summary>Refuses a setting that there is none of: a misspelt one would silently leave the default.</summary>
internal sealed class KnownSettingsOnly(IConfiguration configuration) : IValidateOptions<WorkforceSettings>
{
    /// <summary>A section within the section, with settings of its own.</summary>
    private static readonly string Limits = LimitSettings.Section[(WorkforceSettings.Section.Length + 1)..];

    public ValidateOptionsResult Validate(string? name, WorkforceSettings options)
    {
        List<string> faults =
        [
            .. FaultsIn(configuration.GetSection(WorkforceSettings.Section), typeof(WorkforceSettings), Limits),
            .. FaultsIn(configuration.GetSection(LimitSettings.Section), typeof(LimitSettings)),
        ];

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsIn(IConfigurationSection section, Type type, params string[] sections)
    {
        var known = type.GetProperties().ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);

        return section.GetChildren().Where(child => !sections.Contains(child.Key, StringComparer.OrdinalIgnoreCase)).SelectMany(child => known.TryGetValue(child.Key, out var kind)
            ? FaultsOf(child, kind)
            : [$"There is no setting {child.Path}. There are: {string.Join(", ", known.Keys.Concat(sections).Order(StringComparer.Ordinal))}."]);
    }

    private static IEnumerable<string> FaultsOf(IConfigurationSection section, Type type)
    {
        if (type.IsAssignableTo(typeof(IEnumerable)) && type.IsGenericType && HasSettings(type.GetGenericArguments()[0]))
        {
            return section.GetChildren().SelectMany(item => FaultsIn(item, type.GetGenericArguments()[0]));
        }

        return HasSettings(type) ? FaultsIn(section, type) : [];
    }

    private static bool HasSettings(Type type) => type.IsClass && type.Namespace == typeof(WorkforceSettings).Namespace;
}
