using Workforce.Service;
using Workforce.Service.Live;

var app = WorkforceHost.Build(args);
var model = app.Services.GetRequiredService<LiveModel>();

try
{
    await app.RunAsync();
}
catch (OperationCanceledException) when (model.Ready.IsFaulted)
{
    // The ledger could not be read before the start was over; the log says why.
}

return model.Ready.IsFaulted ? 1 : 0;
