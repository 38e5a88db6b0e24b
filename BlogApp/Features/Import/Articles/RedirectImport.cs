using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Data.Site;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reports;
using BlogApp.Features.Import.Session;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Articles;

/// <summary>Lets the paths of the old site lead on: those of articles that came before they were claimed, and those of no article.</summary>
internal sealed class RedirectImport(ImportSession session, ArticlePlan plan, IDbContextFactory<BlogDbContext> contexts)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var reading = await contexts.CreateDbContextAsync(cancellationToken);
        var taken = (await reading.FormerSlugs.Select(f => f.Slug).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var settings = (await reading.Settings.Where(s => s.Key.StartsWith(FormerPaths.Key)).Select(s => s.Key).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var slugs = await reading.Users.Select(u => new { u.Id, u.Slug }).ToDictionaryAsync(u => u.Id, u => u.Slug, cancellationToken);
        var former = new List<FormerSlug>();
        foreach (var (path, key) in plan.Claims)
        {
            if (session.Known.TryFind(key, out var id) && taken.Add(path))
                former.Add(new FormerSlug { Slug = path, ArticleId = id });
        }
        var targets = new List<Setting>();
        foreach (var redirect in session.Package.Redirects)
        {
            if (FormerPath.Of(redirect.Path) is not { } path || taken.Contains(path) || plan.Claims.ContainsKey(path) || Target(redirect, slugs) is not { } target || target == path)
                continue;
            var there = !settings.Add(FormerPaths.Key + path);
            session.Report.Add("redirect", there ? ImportOutcome.Unchanged : ImportOutcome.Created);
            if (!there)
                targets.Add(new Setting { Key = FormerPaths.Key + path, Value = target });
        }
        if (session.Options.DryRun || former.Count + targets.Count == 0)
            return;
        var present = (await reading.Articles.Where(a => former.Select(f => f.ArticleId).Contains(a.Id)).Select(a => a.Id).ToListAsync(cancellationToken)).ToHashSet();
        await session.WriteAsync(async context =>
        {
            context.FormerSlugs.AddRange(former.Where(f => present.Contains(f.ArticleId)));
            context.Settings.AddRange(targets);
            return await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }

    private string? Target(SourceRedirect redirect, Dictionary<long, string?> slugs)
    {
        if (redirect.Author is { } author)
        {
            // In a dry run, the account is not there yet.
            if (!session.Authors.TryGetValue(author, out var id))
                return session.Options.DryRun ? "/authors/" + author : null;
            return slugs.TryGetValue(id, out var slug) && slug is { Length: > 0 } ? ReaderAddress.Author(slug) + redirect.Address : null;
        }
        return redirect.Article is { } article && plan.AddressOf(article) is { } here ? here : redirect.Address.Length > 0 ? redirect.Address : null;
    }
}
