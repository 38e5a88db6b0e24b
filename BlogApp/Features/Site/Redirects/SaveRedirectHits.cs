using BlogApp.Features.Jobs;
using BlogApp.Features.Site.Redirects.Missing;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Site.Redirects;

/// <summary>The job that saves the hits of redirects and the missing addresses that wait in memory.</summary>
internal sealed class SaveRedirectHits(RedirectHits hits, MissingAddresses missing) : IScheduledWork
{
    public const string JobName = "save-redirect-hits";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var followed = await hits.SaveAsync(cancellationToken);
        var asked = await missing.SaveAsync(cancellationToken);
        return new(followed + asked, Phrase.Format("Redirects followed: {0:N0}. Addresses missed: {1:N0}.", followed, asked).ToString());
    }
}
