using System.Text.Json;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Media.Resizing;

namespace BlogApp.Features.Articles.External;

/// <summary>Fetches the pictures of other hosts in the background. After a crash it continues with the rest.</summary>
internal sealed class FetchPicturesTask(ExternalPictureFetch pictures, ResizeRequests resizing) : ITaskWork
{
    public const string Kind = "media.fetch";

    public async Task<string?> RunAsync(TaskRun run, CancellationToken cancellationToken)
    {
        var scope = run.Input<FetchPicturesInput>().IncludeHttps ? PictureScope.All : PictureScope.Hidden;
        var by = run.UserId is { } user ? Actor.Admin(user) : Actor.Server;
        var next = await resizing.NextIdAsync(cancellationToken);
        try
        {
            var report = await pictures.RunAsync(scope, slug: null, by, progress => run.Report(progress.Step, progress.Done, progress.Total), cancellationToken);
            return JsonSerializer.Serialize(report, JsonSerializerOptions.Web);
        }
        finally
        {
            // These pictures did not pass through a browser, so their smaller sizes are made here, even if the task was canceled.
            await resizing.RequestAfterAsync(next, run.UserId);
        }
    }
}

/// <param name="IncludeHttps">Also those that readers see from their hosts.</param>
internal sealed record FetchPicturesInput(bool IncludeHttps);
