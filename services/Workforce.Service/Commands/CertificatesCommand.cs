using System.CommandLine;

namespace Workforce.Service.Commands;

/// <summary>Makes certificates for development: nothing made here is for a council's network.</summary>
internal static class CertificatesCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var directory = new Argument<DirectoryInfo>("directory") { Description = "Where to put them; must be empty or not exist." };
        var host = new Option<string[]>("--host") { Description = "Names and addresses under which the service is reached.", DefaultValueFactory = _ => ["localhost", "127.0.0.1", "::1"] };
        var clients = new Option<string[]>("--client") { Description = "The callers to make a certificate for, by name.", DefaultValueFactory = _ => ["client"] };
        var days = new Option<int>("--days") { Description = "For how many days they are valid, 1 to 825.", DefaultValueFactory = _ => 90 };
        var command = new Command(
            "certificates",
            "Makes an authority, and certificates by it for the service and its callers, for development. Private keys can be read by their owner alone.")
        {
            directory,
            host,
            clients,
            days,
        };

        command.SetAction(parsed => Make(
            parsed.GetRequiredValue(directory),
            parsed.GetRequiredValue(host),
            parsed.GetRequiredValue(clients),
            parsed.GetRequiredValue(days),
            output,
            error));

        return command;
    }

    private static int Make(DirectoryInfo directory, string[] hosts, string[] clients, int days, TextWriter output, TextWriter error)
    {
        if (days is < 1 or > 825)
        {
            error.WriteLine("--days must be from 1 to 825.");
            return ExitCode.BadInput;
        }

        if (clients.FirstOrDefault(name => !name.All(each => char.IsAsciiLetterOrDigit(each) || each is '-' or '_' or '.') || name is "" or "ca" or "server") is { } bad)
        {
            error.WriteLine($"--client must be letters, digits, -, _ and ., and not ca or server: {bad}");
            return ExitCode.BadInput;
        }

        if (directory.Exists && directory.EnumerateFileSystemInfos().Any())
        {
            error.WriteLine($"{directory.FullName} is not empty; nothing was made.");
            return ExitCode.BadInput;
        }

        try
        {
            directory.Create();
            var now = DateTimeOffset.UtcNow;
            using var authority = DevelopmentAuthority.Create("Workforce development", now, now.AddDays(days));
            authority.WriteTo(directory.FullName, "ca");

            using (var server = authority.ForServer(hosts))
            {
                DevelopmentAuthority.Write(directory.FullName, "server", server);
            }

            foreach (var name in clients)
            {
                using var client = authority.ForClient(name);
                DevelopmentAuthority.Write(directory.FullName, name, client);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(exception.Message);
            return ExitCode.BadInput;
        }

        output.WriteLine($"Made in {directory.FullName}, for development only and valid for {days} days: ca.crt, server.crt, {string.Join(", ", clients.Select(name => $"{name}.crt"))},");
        output.WriteLine("each with its key in a file that ends in .key, which nobody else may read. Keep them out of the repository.");

        return ExitCode.Done;
    }
}
