using Workforce.CaseFeed.CommandLine;

return await CaseFeedCommandLine.RunAsync(args, Console.Out, Console.Error, TimeProvider.System);
