using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations.Backups.Running;

/// <summary>The scheduled backup.</summary>
internal sealed class BackUp(BackupMaker maker) : IScheduledWork
{
    public const string JobName = "back-up";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var entry = await maker.CreateAsync(static (_, _) => { }, cancellationToken);
        return entry.Check?.Problem is { } problem
            ? throw new BackupException(Phrase.Format("{0} was made. {1}", entry.Name, problem))
            : new(1, Phrase.Format("backup {0}, {1}", entry.Name, ByteText.Of(entry.Bytes)).ToString());
    }
}
