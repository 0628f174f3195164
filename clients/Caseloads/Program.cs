using Workforce.Caseloads.CommandLine;
using Workforce.Caseloads.Showing;

return await CaseloadCommandLine.RunAsync(args, Screen.OfTerminal(), Console.Error);
