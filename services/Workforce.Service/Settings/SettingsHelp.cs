using System.Collections;

namespace Workforce.Service.Settings;

/// <summary>Tells which settings there are, for who asks the program itself; docs/settings.md says what each means.</summary>
internal static class SettingsHelp
{
    public static void Print(TextWriter output)
    {
        output.WriteLine("Holds staffing facts and caseloads, and answers vacancy rate, turnover and caseload breaches over gRPC. docs/settings.md says what each setting means.");
        output.WriteLine("On the command line as --Workforce:Port=5080, in the environment as Workforce__Port=5080, or in appsettings.json.");
        output.WriteLine();

        PrintSettings(output, WorkforceSettings.Section, new WorkforceSettings());
        PrintSettings(output, LimitSettings.Section, new LimitSettings());

        output.WriteLine();
        output.WriteLine("Commands beside serving; each takes the settings too, and --help:");
        output.WriteLine();
        output.WriteLine("  migrate [--script]                     makes the ledger's tables, or prints the SQL for SQL Server");
        output.WriteLine("  backup FILE                            copies a SQLite ledger in use, and checks the copy");
        output.WriteLine("  restore FILE [--verify] [--replace]    puts a backup in its place, or only finds out whether it could");
        output.WriteLine("  export FILE                            writes the whole ledger as lines of JSON");
        output.WriteLine("  import FILE                            reads them into an empty ledger on either database");
        output.WriteLine("  certificates DIRECTORY                 makes an authority and certificates for development");
        output.WriteLine("  audit verify [--expect N:HASH]         goes through the audit trail's chain of hashes");
        output.WriteLine("  audit trim --before DATE               removes the oldest entries of the audit trail, and says so in it");
        output.WriteLine("  erase-name WORKER [--withdraw]         erases a worker's name, past and to come");
        output.WriteLine("  retention [--years N] [--erase]        lists whose names are due to be erased, and erases them");
        output.WriteLine("  subject-access WORKER FILE             writes all that is held of one worker");
        output.WriteLine("  health [--address URI] [--ca FILE]     asks a running service whether it is ready");
        output.WriteLine();
        output.WriteLine("Exit codes: 0 done or stopped in order, 1 the ledger (or a backup or export) cannot be used, or not ready,");
        output.WriteLine("2 a setting, argument or file cannot be used, 130 a command was stopped.");
    }

    private static void PrintSettings(TextWriter output, string section, object defaults)
    {
        foreach (var property in defaults.GetType().GetProperties())
        {
            var (path, value) = ($"{section}:{property.Name}", property.GetValue(defaults));

            if (property.PropertyType.Namespace == typeof(WorkforceSettings).Namespace && property.PropertyType.IsClass)
            {
                PrintSettings(output, path, value!);
            }
            else if (value is IList)
            {
                output.WriteLine($"  --{path}:0:...");
            }
            else
            {
                output.WriteLine($"  --{path}={value}");
            }
        }
    }
}
