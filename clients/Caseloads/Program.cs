using Workforce.Answers;
using Workforce.Caseloads.CommandLine;

return await CaseloadCommandLine.RunAsync(args, Screen.OfTerminal(), Console.Error);
