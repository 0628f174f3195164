using Microsoft.Extensions.Options;

namespace Workforce.Service.Settings;

/// <summary>Refuses a setting that there is none of: a misspelt one would silently leave the default.</summary>
internal sealed class KnownSettingsOnly(IConfiguration configuration) : IValidateOptions<WorkforceSettings>
{
    private static readonly HashSet<string> Known = typeof(WorkforceSettings)
        .GetProperties()
        .Select(property => property.Name)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    public ValidateOptionsResult Validate(string? name, WorkforceSettings options)
    {
        var unknown = configuration.GetSection(WorkforceSettings.Section).GetChildren().Where(child => !Known.Contains(child.Key)).ToList();

        return unknown.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(unknown.Select(child =>
                $"There is no setting {child.Path}. There are: {string.Join(", ", Known.Order(StringComparer.Ordinal))}."));
    }
}
