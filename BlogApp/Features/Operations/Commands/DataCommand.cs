using System.CommandLine;
using BlogApp.Data.Accounts;
using BlogApp.Data.Storage;
using BlogApp.Features.Accounts.Setup;
using BlogApp.Features.Operations.Backups.Restore;
using BlogApp.Platform.CommandLine;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Operations.Commands;

/// <summary><c>data reset|init</c>, with the server stopped: exit status 0 when it was done, 1 when it was refused.</summary>
internal static class DataCommand
{
    public static Command Create(CommandHost host) => new("data", "Begin anew: delete everything the blog has, and make an empty one. The server must be stopped.") { Reset(host), Init(host) };

    private static Command Reset(CommandHost host)
    {
        var yes = new Option<string>("--yes-delete") { Description = "The blog's name, instead of typing it when asked." };
        var command = new Command("reset", "Delete articles, media, accounts, counts and schedules. Backups, logs and settings in files stay.") { yes };
        command.SetAction((parsed, cancellationToken) => host.RunAsync(DirectoryUse.Own, async services =>
        {
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var (name, directory) = (services.GetRequiredService<BlogName>().Read(), services.GetRequiredService<DataDirectory>());
            if (parsed.GetValue(yes) is not { } typed)
            {
                await output.WriteLineAsync($"Everything of '{name}' in {directory.Root} will be deleted: articles, media, comments, accounts, counts. Backups stay. Type the blog's name to go on:");
                typed = await Console.In.ReadLineAsync(cancellationToken) ?? "";
            }
            if (typed.Trim() != name)
            {
                await errors.WriteLineAsync($"That is not the blog's name ('{name}'). Nothing was deleted.");
                return 1;
            }
            DatabaseReplaced.Mark(directory.Root);
            DirectorySwap.Run(directory.Root, Everything(directory, services.GetRequiredService<IDatabaseBackup>()).Select(path => (path, (string?)null)), ".reset", static () => { });
            await output.WriteLineAsync("Everything is deleted. 'data init' or the next start of the server makes an empty blog; 'backup restore FILE' brings a backup back.");
            return 0;
        }));
        return command;
    }

    private static Command Init(CommandHost host)
    {
        var command = new Command("init", "Make an empty blog in a data directory that has none.");
        command.SetAction((parsed, cancellationToken) => host.RunAsync(DirectoryUse.Create, async services =>
        {
            var directory = services.GetRequiredService<DataDirectory>();
            if (File.Exists(directory.DatabaseFile))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"There is a blog already: {directory.DatabaseFile}. 'data reset' deletes it.");
                return 1;
            }
            // Only what a start does to the database. The other services of a server would begin journals.
            await ActivatorUtilities.CreateInstance<MigrateDatabase>(services).StartAsync(cancellationToken);
            await ActivatorUtilities.CreateInstance<FirstAdmin>(services).StartAsync(cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"An empty blog is in {directory.Root}. " + (services.GetRequiredService<IPlainQueries>().AnyInRole(Role.Admin)
                ? "Its first admin was created from Bootstrap:AdminEmail."
                : "Start the server: its console prints the one-time link by which you create the first account."));
            return 0;
        }));
        return command;
    }

    private static IEnumerable<string> Everything(DataDirectory directory, IDatabaseBackup database) =>
    [
        .. database.FilesOf(directory.DatabaseFile), .. database.FilesOf(directory.JobsFile),
        directory.Journal, directory.Claims, directory.Keys, directory.Circuits,
        Path.Combine(directory.Root, "media"), Path.Combine(directory.Root, "content"), Path.Combine(directory.Root, "damaged"),
    ];
}
