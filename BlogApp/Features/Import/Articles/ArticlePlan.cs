using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Session;
using BlogApp.Features.Site.Redirects;
using BlogApp.Platform.Addresses;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Articles;

/// <summary>
/// Maps each article of a package to its current or future address. Built before the first article is imported, because
/// a link may point to a later one. Building it reads the whole file, so nothing is imported from a broken one.
/// </summary>
internal sealed class ArticlePlan
{
    private readonly Dictionary<string, PlannedArticle> _articles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    /// <summary>Whole former paths, with the key of the article that has claimed each.</summary>
    public Dictionary<string, string> Claims { get; } = new(StringComparer.Ordinal);

    public static async Task<ArticlePlan> ReadAsync(ContentPackage package, KnownItems known, IDbContextFactory<BlogDbContext> contexts, Action<int> read, CancellationToken cancellationToken)
    {
        var here = await HereAsync(contexts, cancellationToken);
        var byId = here.ToDictionary(a => a.Id);
        var bySlug = here.ToDictionary(a => a.Slug, StringComparer.Ordinal);
        var taken = here.Select(a => a.Slug).ToHashSet(StringComparer.Ordinal);
        var plan = new ArticlePlan();
        foreach (var article in package.Articles())
        {
            cancellationToken.ThrowIfCancellationRequested();
            read(++plan.Count);
            if (plan._articles.ContainsKey(article.Key))
                continue;
            var wanted = SourceText.Slug(article.Slug, article.Title, article.Kind);
            if (known.TryFind(article.Key, out var id))
                plan.Add(article, new(byId.GetValueOrDefault(id)?.Slug ?? wanted, wanted, ByImport: true, byId.GetValueOrDefault(id)));
            // The same article, although it was not imported: this blog's own export is imported again.
            else if (bySlug.TryGetValue(article.Slug, out var same) && same.Kind == article.Kind && same.CreatedAt == article.CreatedAt && same.Title == article.Title)
                plan.Add(article, new(same.Slug, wanted, ByImport: false, same));
            else
                plan.Add(article, new(await FreeAsync(wanted, taken), wanted, ByImport: false, null));
        }
        return plan;
    }

    public PlannedArticle Of(SourceArticle article) => _articles[article.Key];

    /// <summary>The new address for an old one; null when the old one is not an article in the file.</summary>
    public string? AddressOf(string oldAddress) => _addresses.GetValueOrDefault(oldAddress);

    private static async Task<List<ArticleHere>> HereAsync(IDbContextFactory<BlogDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Articles.Select(a => new ArticleHere(a.Id, a.Slug, a.Kind, a.Title, a.CreatedAt, a.Version)).ToListAsync(cancellationToken);
    }

    private static async Task<string> FreeAsync(string wanted, HashSet<string> taken)
    {
        var free = await SlugFromTitle.FreeAsync(wanted, slug => Task.FromResult(taken.Contains(slug)));
        taken.Add(free);
        return free;
    }

    private void Add(SourceArticle article, PlannedArticle planned)
    {
        _articles[article.Key] = planned;
        // No link may point to an article that was deleted here.
        if (planned is { ByImport: true, Here: null })
            return;
        foreach (var old in article.OldAddresses)
            _addresses.TryAdd(old, ReaderAddress.Of(article.Kind, planned.Slug));
        foreach (var path in article.FormerSlugs.Where(former => former.StartsWith('/') && RedirectPath.Of(former) == former && former != RedirectPath.Of(ReaderAddress.Of(article.Kind, planned.Slug))))
            Claims.TryAdd(path, article.Key);
    }
}

/// <param name="Slug">The current or future slug.</param>
/// <param name="Wanted">The slug it would have if that were free.</param>
/// <param name="ByImport">Whether an earlier import created it.</param>
/// <param name="Here">The existing article. Null: it will be imported, or it was imported and deleted.</param>
internal sealed record PlannedArticle(string Slug, string Wanted, bool ByImport, ArticleHere? Here);

internal sealed record ArticleHere(long Id, string Slug, ArticleKind Kind, string Title, DateTime CreatedAt, int Version);
