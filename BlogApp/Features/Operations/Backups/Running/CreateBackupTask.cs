using System.Text.Json;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations.Backups.Running;

/// <summary>A backup that an admin asked for.</summary>
internal sealed class CreateBackupTask(BackupMaker maker) : ITaskWork
{
    public const string Kind = "backup.create";

    public async Task<string?> RunAsync(TaskRun run, CancellationToken cancellationToken)
    {
        try
        {
            var entry = await maker.CreateAsync((step, share) => run.Report(step.ToString(), (int)(share * 100), 100), cancellationToken);
            return entry.Check?.Problem is { } problem
                ? throw new TaskFailedException(Phrase.Format("{0} was made. {1}", entry.Name, problem).ToString())
                : JsonSerializer.Serialize(new { entry.Name, entry.Bytes }, JsonSerializerOptions.Web);
        }
        catch (BackupException refused)
        {
            throw new TaskFailedException(refused.Message, refused);
        }
    }
}

/// <summary>It needs to be told nothing: the settings say where to and with which key file.</summary>
internal sealed record CreateBackupInput;
