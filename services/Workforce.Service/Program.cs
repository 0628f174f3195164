using Workforce.Service;

await WorkforceHost.Build(args).RunAsync();
