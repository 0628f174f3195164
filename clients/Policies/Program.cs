using Workforce.Answers;
using Workforce.Policies.CommandLine;

return await PolicyCommandLine.RunAsync(args, Screen.OfTerminal(), Console.Error);
