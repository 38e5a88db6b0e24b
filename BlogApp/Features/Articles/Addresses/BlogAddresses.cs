using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Site.Redirects.Targets;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Addresses;

/// <summary>Tells redirects what stands at which address.</summary>
internal sealed class BlogAddresses(TimeProvider clock) : IBlogAddresses
{
    // Everything below these is the blog's own.
    private static readonly HashSet<string> Areas = new(StringComparer.Ordinal) { "account", "admin", "api", "health", "setup", "studio" };

    // Below the others, only what exists is an address: earlier sites had /archive/2024/05, too.
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "/about", "/archive", "/error", "/hot", "/own-views", "/search", "/tags", "/feed.xml", "/atom.xml", "/feed.json", "/sitemap.xml", "/robots.txt", "/favicon.ico",
    };

    public async Task<IReadOnlyDictionary<RedirectTarget, string>> OpenAsync(BlogDbContext context, CancellationToken cancellationToken)
    {
        var open = new Dictionary<RedirectTarget, string>();
        // Whoever knows an address of something unlisted was given it; of what is for members it would tell the rest.
        foreach (var article in await context.Articles.Reachable(clock).Where(a => a.Visibility != ArticleVisibility.Members && context.Redirects.Any(r => r.ArticleId == a.Id))
            .Select(a => new { a.Id, a.Kind, a.Slug }).ToListAsync(cancellationToken))
            open[new(RedirectTargetKind.Article, article.Id)] = ReaderAddress.Of(article.Kind, article.Slug);
        var visible = context.Articles.Visible(clock);
        foreach (var tag in await context.Tags.Where(t => context.Redirects.Any(r => r.TagId == t.Id) && visible.Any(a => a.Tags.Any(own => own.Id == t.Id)))
            .Select(t => new { t.Id, t.Name }).ToListAsync(cancellationToken))
            open[new(RedirectTargetKind.Tag, tag.Id)] = ReaderAddress.Tag(tag.Name);
        foreach (var author in await context.Users.Where(u => u.Slug != null && context.Redirects.Any(r => r.UserId == u.Id) && visible.Any(a => a.AuthorId == u.Id))
            .Select(u => new { u.Id, u.Slug }).ToListAsync(cancellationToken))
            open[new(RedirectTargetKind.Author, author.Id)] = ReaderAddress.Author(author.Slug!);
        return open;
    }

    public async Task<BlogAddressIndex> ReadAsync(BlogDbContext context, CancellationToken cancellationToken)
    {
        var reachable = (await context.Articles.Reachable(clock).Where(a => a.Visibility != ArticleVisibility.Members).Select(a => a.Id).ToListAsync(cancellationToken)).ToHashSet();
        var visible = context.Articles.Visible(clock);
        var tags = (await visible.SelectMany(a => a.Tags.Select(t => t.Id)).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        var authors = (await visible.Select(a => a.AuthorId).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        var series = (await visible.Where(a => a.SeriesId != null).Select(a => a.SeriesId!.Value).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        List<BlogAddress> present =
        [
            .. (await context.Articles.Select(a => new { a.Id, a.Kind, a.Slug }).ToListAsync(cancellationToken))
                .Select(a => new BlogAddress(new(RedirectTargetKind.Article, a.Id), ReaderAddress.Of(a.Kind, a.Slug), reachable.Contains(a.Id))),
            .. (await context.Tags.Select(t => new { t.Id, t.Name }).ToListAsync(cancellationToken)).Select(t => new BlogAddress(new(RedirectTargetKind.Tag, t.Id), ReaderAddress.Tag(t.Name), tags.Contains(t.Id))),
            .. (await context.Users.Where(u => u.Slug != null).Select(u => new { u.Id, u.Slug }).ToListAsync(cancellationToken))
                .Select(u => new BlogAddress(new(RedirectTargetKind.Author, u.Id), ReaderAddress.Author(u.Slug!), authors.Contains(u.Id))),
            .. (await context.Series.Select(s => new { s.Id, s.Slug }).ToListAsync(cancellationToken)).Select(s => new BlogAddress(RedirectTarget.Address, ReaderAddress.Series(s.Slug), series.Contains(s.Id))),
        ];
        List<(string, RedirectTarget)> former =
        [
            .. (await context.FormerSlugs.Select(f => new { f.Slug, f.ArticleId, f.Article!.Kind }).ToListAsync(cancellationToken)).Select(f => (ReaderAddress.Of(f.Kind, f.Slug), new RedirectTarget(RedirectTargetKind.Article, f.ArticleId))),
            .. (await context.FormerTags.Select(f => new { f.Name, f.TagId }).ToListAsync(cancellationToken)).Select(f => (ReaderAddress.Tag(f.Name), new RedirectTarget(RedirectTargetKind.Tag, f.TagId))),
            .. (await context.FormerAuthorSlugs.Select(f => new { f.Slug, f.UserId }).ToListAsync(cancellationToken)).Select(f => (ReaderAddress.Author(f.Slug), new RedirectTarget(RedirectTargetKind.Author, f.UserId))),
        ];
        return new(present, former, IsOwn);
    }

    /// <param name="path">In the form of <c>RedirectPath</c>.</param>
    private static bool IsOwn(string path) => Own.Contains(path) || Areas.Contains(path[1..].Split('/', '?')[0]);
}
