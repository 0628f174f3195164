using Workforce.HrFeed.CommandLine;

return await FeedCommandLine.RunAsync(args, Console.Out, Console.Error);
