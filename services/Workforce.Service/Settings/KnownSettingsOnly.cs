using Microsoft.Extensions.Options;

namespace Workforce.Service.Settings;

/// <summary>Refuses a setting that there is none of: a misspelt one would silently leave the default.</summary>
internal sealed class KnownSettingsOnly(IConfiguration configuration) : IValidateOptions<WorkforceSettings>
{
    private static readonly string Limits = LimitSettings.Section[(WorkforceSettings.Section.Length + 1)..];

    public ValidateOptionsResult Validate(string? name, WorkforceSettings options)
    {
        List<string> unknown =
        [
            .. Unknown(configuration.GetSection(WorkforceSettings.Section), Names(typeof(WorkforceSettings), Limits)),
            .. Unknown(configuration.GetSection(LimitSettings.Section), Names(typeof(LimitSettings))),
        ];

        return unknown.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(unknown);
    }

    private static IEnumerable<string> Unknown(IConfigurationSection section, HashSet<string> known) =>
        from child in section.GetChildren()
        where !known.Contains(child.Key)
        select $"There is no setting {child.Path}. There are: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";

    private static HashSet<string> Names(Type settings, params IEnumerable<string> sections) =>
        settings.GetProperties().Select(property => property.Name).Concat(sections).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
