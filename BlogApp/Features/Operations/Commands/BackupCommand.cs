using System.CommandLine;
using BlogApp.Features.Operations.Backups;
using BlogApp.Features.Operations.Backups.Archive;
using BlogApp.Features.Operations.Backups.Restore;
using BlogApp.Platform.CommandLine;
using BlogApp.Platform.DataDirectory;

namespace BlogApp.Features.Operations.Commands;

/// <summary>
/// <c>backup create|list|verify|restore</c>. Exit status 0 when it was done and nothing is wrong, 1 when it was refused or
/// something is wrong, 2 when a backup can be restored, but its numbers do not agree or files were missing.
/// </summary>
internal static class BackupCommand
{
    private const int Refused = 1, Imperfect = 2;

    public static Command Create(CommandHost host) => new("backup", "Make, check and restore backups of the database and the library.") { Make(host), List(host), Verify(host), Restore(host) };

    private static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    private static Option<string> KeyFile() => new("--key-file") { Description = "The key file of an encrypted backup. Without it: Backups:KeyFile." };

    private static Argument<string> File() => new("FILE") { Description = "A file, or the name of a backup in the folder." };

    private static Command Make(CommandHost host)
    {
        var json = Json();
        var command = new Command("create", "Make a backup now, and delete those no longer kept. The server may be running.") { json };
        command.SetAction((parsed, cancellationToken) => host.RunInServerAsync(parsed, started: false, (services, output, errors) => RefusableAsync(errors, async () =>
        {
            var entry = await services.GetRequiredService<BackupMaker>().CreateAsync(static (_, _) => { }, cancellationToken);
            await output.WriteLineAsync(parsed.GetValue(json) ? BackupPrint.Json(entry) : BackupPrint.Line(entry));
            return entry.Verified ? 0 : Imperfect;
        }), cancellationToken));
        return command;
    }

    private static Command List(CommandHost host)
    {
        var json = Json();
        var command = new Command("list", "All backups, newest first.") { json };
        command.SetAction((parsed, cancellationToken) => host.RunInServerAsync(parsed, started: false, (services, output, errors) => RefusableAsync(errors, async () =>
        {
            var folder = services.GetRequiredService<BackupFolder>();
            var all = folder.List();
            await output.WriteLineAsync(parsed.GetValue(json) ? BackupPrint.Json(all)
                : all.Count == 0 ? $"There is no backup in {folder.Root}." : string.Join('\n', all.Select(BackupPrint.Line)));
            return 0;
        }), cancellationToken));
        return command;
    }

    // Not in the running server: it only reads a file, whose path is meant from where the command is typed.
    private static Command Verify(CommandHost host)
    {
        var (file, key, json) = (File(), KeyFile(), Json());
        var command = new Command("verify", "Read a whole backup as a restore would, and say whether it can be restored. The server may be running.") { file, key, json };
        command.SetAction((parsed, cancellationToken) => host.RunAsync(DirectoryUse.Read, services => RefusableAsync(parsed.InvocationConfiguration.Error, async () =>
        {
            var (folder, verifier) = (services.GetRequiredService<BackupFolder>(), services.GetRequiredService<BackupVerifier>());
            var (path, secret) = (PathOf(folder, parsed.GetValue(file)!), Secret(folder, parsed.GetValue(key)));
            var own = folder.List().FirstOrDefault(entry => folder.PathOf(entry.Name) == path);
            var report = own is null ? await verifier.VerifyAsync(path, secret, static _ => { }, cancellationToken) : await verifier.VerifyAndNoteAsync(own, secret, static _ => { }, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(json) ? BackupPrint.Json(report) : BackupPrint.Report(report));
            return report.Problem is null ? 0 : Imperfect;
        })));
        return command;
    }

    private static Command Restore(CommandHost host)
    {
        var (file, key, json) = (File(), KeyFile(), Json());
        var dryRun = new Option<bool>("--dry-run") { Description = "Only check the backup, and say what would change." };
        var command = new Command("restore", "Put a backup in the place of the database and the library. The server must be stopped.") { file, dryRun, key, json };
        command.SetAction((parsed, cancellationToken) => host.RunAsync(DirectoryUse.Create, services => RefusableAsync(parsed.InvocationConfiguration.Error, async () =>
        {
            var folder = services.GetRequiredService<BackupFolder>();
            var (path, secret) = (PathOf(folder, parsed.GetValue(file)!), Secret(folder, parsed.GetValue(key)));
            var plan = await services.GetRequiredService<BackupRestore>().RunAsync(path, secret, parsed.GetValue(dryRun), static _ => { }, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(json) ? BackupPrint.Json(plan) : BackupPrint.Plan(plan));
            return plan.Backup.Problem is null ? 0 : Imperfect;
        })));
        return command;
    }

    private static string PathOf(BackupFolder folder, string file) => folder.Find(file) ?? Path.GetFullPath(file);

    private static byte[]? Secret(BackupFolder folder, string? keyFile) => BackupKey.Read(keyFile is null ? folder.KeyFile : Path.GetFullPath(keyFile));

    private static async Task<int> RefusableAsync(TextWriter errors, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception error) when (error is BackupException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(error.Message);
            return Refused;
        }
    }
}
