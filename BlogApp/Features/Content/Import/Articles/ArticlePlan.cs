using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Content.Model;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Content.Import.Articles;

/// <summary>
/// Where each article of a package is or is going to be, known before the first one comes: a link may lead to one that
/// comes later. Reading it reads the whole file, so a broken one brings nothing.
/// </summary>
internal sealed class ArticlePlan
{
    private readonly Dictionary<string, PlannedArticle> _articles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);

    public int Count { get; private set; }

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
            // The same article, though no import brought it: this very blog's own export is imported again.
            else if (bySlug.TryGetValue(article.Slug, out var same) && same.Kind == article.Kind && same.CreatedAt == article.CreatedAt && same.Title == article.Title)
                plan.Add(article, new(same.Slug, wanted, ByImport: false, same));
            else
                plan.Add(article, new(await FreeAsync(wanted, taken), wanted, ByImport: false, null));
        }
        return plan;
    }

    public PlannedArticle Of(SourceArticle article) => _articles[article.Key];

    /// <summary>The address here of what an address there leads to; null when that is none of the file's articles.</summary>
    public string? AddressOf(string oldAddress) => _addresses.GetValueOrDefault(oldAddress);

    public static string Address(ArticleKind kind, string slug) => kind == ArticleKind.Page ? "/" + Uri.EscapeDataString(slug) : ReaderAddress.Article(slug);

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
        // To what was deleted here no link is led.
        if (planned is { ByImport: true, Here: null })
            return;
        foreach (var old in article.OldAddresses)
            _addresses.TryAdd(old, Address(article.Kind, planned.Slug));
    }
}

/// <param name="Slug">Where it is, or comes.</param>
/// <param name="Wanted">Where it would be if that were free.</param>
/// <param name="ByImport">It came by an import before.</param>
/// <param name="Here">As it is here; null: it comes, or it came and was deleted.</param>
internal sealed record PlannedArticle(string Slug, string Wanted, bool ByImport, ArticleHere? Here);

internal sealed record ArticleHere(long Id, string Slug, ArticleKind Kind, string Title, DateTime CreatedAt, int Version);
