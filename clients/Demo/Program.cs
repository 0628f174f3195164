using System.CommandLine;
using Workforce.Demo;

var once = new Option<bool>("--once") { Description = "End when all is shown, with exit code 1 if a figure differs from the published one." };
var command = new RootCommand("Starts the service, plays a council's year through it, and leaves it running.") { once };
command.SetAction((result, cancellationToken) => Demonstration.RunAsync(result.GetValue(once), Console.Out, cancellationToken));

return await command.Parse(args).InvokeAsync();
