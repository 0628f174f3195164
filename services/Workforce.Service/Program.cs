using Microsoft.Extensions.Options;
using Workforce.Service;
using Workforce.Service.Live;
using Workforce.Service.Settings;

const int badSettings = 2;

if (args.Any(argument => argument is "--help" or "-h" or "-?"))
{
    SettingsHelp.Print(Console.Out);
    return 0;
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

    return model.Failure is null or OperationCanceledException ? 0 : 1;
}
catch (OptionsValidationException exception)
{
    foreach (var failure in exception.Failures)
    {
        Console.Error.WriteLine(failure);
    }

    return badSettings;
}
catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    Console.Error.WriteLine($"{exception.Message} Another program listens there; {WorkforceSettings.Section}:Port says where to listen instead.");
    return badSettings;
}
