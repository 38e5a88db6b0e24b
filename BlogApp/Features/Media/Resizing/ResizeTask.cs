using BlogApp.Features.Jobs.Tasks;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Media.Resizing;

/// <summary>Makes the missing sizes of pictures in the background. After a crash it continues with the rest.</summary>
internal sealed class ResizeTask(MissingCopies copies, ICacheInvalidator cache) : ITaskWork
{
    public const string Kind = "media.resize";

    private const int MostNamed = 3;

    public async Task<string?> RunAsync(TaskRun run, CancellationToken cancellationToken)
    {
        if (!await copies.AbleAsync(cancellationToken))
            throw new TaskFailedException(Phrase.Key("The server cannot make pictures smaller: the library libvips does not run here. Browsers make the smaller sizes before they upload a picture."));
        var pictures = await copies.FindAsync(run.Input<ResizeInput>().FromId, cancellationToken);
        CopiesMade made;
        try
        {
            made = await copies.MakeAllAsync(pictures, (picture, done) => run.Report(picture.OriginalName, done, pictures.Count), cancellationToken);
        }
        finally
        {
            // Pages with these pictures offer the new sizes from now on, even if the task was canceled.
            if (pictures.Count > 0)
                await cache.InvalidateAsync([CacheTag.Everything], CancellationToken.None);
        }
        run.Report(Phrase.Key("Done"), pictures.Count, pictures.Count);
        return made.Failed.Count == 0 ? null : throw new TaskFailedException(
            Phrase.Format("Pictures without smaller sizes: {0:N0}. {1}", made.Failed.Count, string.Join(" ", made.Failed.Take(MostNamed))).ToString());
    }
}

/// <param name="FromId">Pictures from this id on; 0: all.</param>
internal sealed record ResizeInput(long FromId);
