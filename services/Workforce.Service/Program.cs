using System.Globalization;
using Microsoft.Extensions.Options;
using Workforce.Service;
using Workforce.Service.Commands;
using Workforce.Service.Live;
using Workforce.Service.Settings;

// The same text everywhere, whatever the machine's language.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

if (LedgerCommandLine.IsCommand(args))
{
    return await LedgerCommandLine.RunAsync(args, Console.Out, Console.Error);
}

if (args.Any(argument => argument is "--help" or "-h" or "-?"))
{
    SettingsHelp.Print(Console.Out);
    return ExitCode.Done;
}

try
{
    var app = WorkforceHost.Build(args);
    var model = app.Services.GetRequiredService<LiveModel>();

    try
    {
        await app.RunAsync();
    }
    catch (OperationCanceledException) when (model.Failure is not null)
    {
        // The ledger could not be read before the start was over; the log says why.
    }

    return model.Failure switch
    {
        null or OperationCanceledException => ExitCode.Done,
        LedgerCutShortException => ExitCode.LedgerCutShort,
        _ => ExitCode.LedgerUnusable,
    };
}
catch (OptionsValidationException exception)
{
    foreach (var failure in exception.Failures)
    {
        Console.Error.WriteLine(failure);
    }

    return ExitCode.BadInput;
}
catch (InvalidOperationException exception) when (exception.InnerException is FormatException or ArgumentException or OverflowException)
{
    // A setting that is no number, time or name of the kind that it should be.
    Console.Error.WriteLine(exception.Message);
    return ExitCode.BadInput;
}
catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or InvalidDataException)
{
    // The file of callers is not there, or not JSON.
    Console.Error.WriteLine(exception.Message);
    return ExitCode.BadInput;
}
catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    Console.Error.WriteLine($"{exception.Message} Another program listens there; {WorkforceSettings.Section}:Port says where to listen instead.");
    return ExitCode.BadInput;
}
