using BlogApp.Data;
using BlogApp.Data.Storage;
using BlogApp.Features.Site.Redirects.Targets;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Site.Redirects.Csv;

/// <summary>Takes a list of redirects over, after it was looked at.</summary>
internal sealed class RedirectCsvImport(
    IDatabaseWriter writer, IDbContextFactory<BlogDbContext> contexts, IBlogAddresses addresses, ICacheInvalidator cache, IOptionsMonitor<SiteSettings> site, TimeProvider clock)
{
    /// <summary>What would change; nothing does.</summary>
    public async Task<RedirectCsvPlan> PreviewAsync(string text, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return RedirectCsvPlan.Of(RedirectCsv.Read(text), await RedirectCheck.ReadAsync(context, addresses, site.CurrentValue.Url, cancellationToken), clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>Saves all rows that are not refused, in one transaction; they are examined again.</summary>
    /// <param name="userId">Null for the command line.</param>
    public async Task<RedirectCsvPlan> ApplyAsync(string text, long? userId, CancellationToken cancellationToken)
    {
        var plan = await writer.InTransactionAsync(contexts, async context =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var planned = RedirectCsvPlan.Of(RedirectCsv.Read(text), await RedirectCheck.ReadAsync(context, addresses, site.CurrentValue.Url, cancellationToken), now);
            var (added, changed) = (planned.Count(PlannedChange.Added), planned.Count(PlannedChange.Changed));
            if (added + changed == 0)
                return planned;
            context.Redirects.AddRange(planned.Rows.Where(row => row.Change is PlannedChange.Added).Select(row => row.Entity!));
            context.Audit(now, userId, "redirect.import", "Redirects", Phrase.Format("{0:N0} added, {1:N0} changed", added, changed).ToString());
            await context.SaveChangesAsync(cancellationToken);
            await context.MissingAddresses.Where(m => context.Redirects.Any(r => r.Path == m.Path)).ExecuteDeleteAsync(cancellationToken);
            return planned;
        }, cancellationToken);
        await cache.InvalidateAsync([CacheTag.Redirects], CancellationToken.None);
        return plan;
    }
}
