using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Site.Redirects.Missing;

/// <summary>The job that forgets missing addresses after their days.</summary>
internal sealed class ForgetMissing(MissingAddresses missing, IOptions<RedirectSettings> settings, TimeProvider clock) : IScheduledWork
{
    public const string JobName = "forget-missing-addresses";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var forgotten = await missing.ForgetAsync(clock.GetUtcNow().UtcDateTime.AddDays(-settings.Value.KeepMissingDays), cancellationToken);
        return new(forgotten, Phrase.Format("Addresses forgotten: {0:N0}", forgotten).ToString());
    }
}
