using Workforce.RecruitmentReport.CommandLine;

return await ReportCommandLine.RunAsync(args, Console.Out, Console.Error, TimeProvider.System);
