namespace Workforce.Service.Settings;

/// <summary>Tells which settings there are, for who asks the program itself; README.md says what each means.</summary>
internal static class SettingsHelp
{
    public static void Print(TextWriter output)
    {
        output.WriteLine("Holds staffing facts and answers vacancy rate and turnover over gRPC. README.md says what each setting means.");
        output.WriteLine("On the command line as --Workforce:Port=5080, in the environment as Workforce__Port=5080, or in appsettings.json.");
        output.WriteLine();

        var defaults = new WorkforceSettings();

        foreach (var property in typeof(WorkforceSettings).GetProperties())
        {
            output.WriteLine($"  --{WorkforceSettings.Section}:{property.Name}={property.GetValue(defaults)}");
        }

        output.WriteLine();
        output.WriteLine("Exit codes: 0 stopped in order, 1 the ledger cannot be used, 2 a setting cannot be used.");
    }
}
