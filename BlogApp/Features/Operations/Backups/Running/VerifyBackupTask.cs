using System.Text.Json;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Operations.Backups.Archive;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations.Backups.Running;

/// <summary>Checks that a backup can be restored, for an admin who asked.</summary>
internal sealed class VerifyBackupTask(BackupVerifier verifier, BackupFolder folder) : ITaskWork
{
    public const string Kind = "backup.verify";

    public async Task<string?> RunAsync(TaskRun run, CancellationToken cancellationToken)
    {
        var name = run.Input<VerifyBackupInput>().Name;
        try
        {
            var entry = folder.List().FirstOrDefault(one => one.Name == name) ?? throw new BackupException(Phrase.Format("There is no file {0}.", name));
            var report = await verifier.VerifyAndNoteAsync(entry, BackupKey.Read(folder.KeyFile),
                share => run.Report(Phrase.Key("Reading the backup"), (int)(share * 100), 100), cancellationToken);
            return report.Problem is { } problem ? throw new TaskFailedException(problem.ToString()) : JsonSerializer.Serialize(report.Manifest, JsonSerializerOptions.Web);
        }
        catch (BackupException wrong)
        {
            throw new TaskFailedException(wrong.Message, wrong);
        }
    }
}

/// <param name="Name">Of a file in the folder.</param>
internal sealed record VerifyBackupInput(string Name);
