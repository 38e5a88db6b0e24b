using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Times;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Dashboard.Tiles;

/// <summary>An author's articles by today's views.</summary>
/// <param name="Views">Today's views of all of them, in the blog's time zone; null while unknown.</param>
/// <param name="Top">The articles read today, most read first.</param>
/// <param name="Published">How many articles are published.</param>
public sealed record OwnToday(long? Views, IReadOnlyList<OwnArticle> Top, int Published)
{
    public static OwnToday None { get; } = new(null, [], 0);
}

/// <param name="Views">Today.</param>
public sealed record OwnArticle(long Id, string Slug, string Title, long Views);

/// <summary>
/// Today's live views of an author's articles: the feed's all-time views minus the views of earlier days in SQL, which
/// never change.
/// </summary>
internal sealed class OwnArticles(IDbContextFactory<BlogDbContext> contexts, ILiveFeed feed, IOptionsMonitor<SiteSettings> site, ILogger<OwnArticles> log)
{
    private const int Shown = 8;

    /// <summary>Authors who looked within the last minutes.</summary>
    private readonly Dictionary<long, (long Read, SharedQuery<(long, DateTimeOffset?, string), IReadOnlyList<Before>> Reading)> _authors = [];
    private readonly Lock _lock = new();

    public async Task<OwnToday> OfAsync(long author, DateTimeOffset now, DateTimeOffset? lastPersist)
    {
        var minute = now.ToUnixTimeSeconds() / 60;
        var zone = site.CurrentValue.Zone;
        if (await Reading(author, minute).ReadAsync((minute, lastPersist, zone.Id), async () => await ReadAsync(author, BlogDay.Of(now, zone).Start)) is not { } articles)
            return OwnToday.None;
        var total = 0L;
        var read = new List<OwnArticle>();
        foreach (var article in articles)
        {
            var views = Math.Max(article.Views, feed.NumbersOf(article.Id).Views) - article.ViewsBefore;
            total += views;
            if (views > 0)
                read.Add(new(article.Id, article.Slug, article.Title, views));
        }
        return new(total, [.. read.OrderByDescending(a => a.Views).ThenBy(a => a.Id).Take(Shown)], articles.Count);
    }

    private SharedQuery<(long, DateTimeOffset?, string), IReadOnlyList<Before>> Reading(long author, long minute)
    {
        lock (_lock)
        {
            foreach (var gone in _authors.Where(a => a.Value.Read < minute - 5).Select(a => a.Key).ToList())
                _authors.Remove(gone);
            var reading = _authors.TryGetValue(author, out var known) ? known.Reading : new("an author's articles", log);
            _authors[author] = (minute, reading);
            return reading;
        }
    }

    private async Task<IReadOnlyList<Before>> ReadAsync(long author, long day)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var rows = await context.Articles.Where(a => a.AuthorId == author && a.Kind == ArticleKind.Article && a.State == ArticleState.Published)
            .Select(a => new { a.Id, a.Slug, a.Title, a.Views, Today = context.ArticleHours.Where(h => h.ArticleId == a.Id && h.Hour >= day).Sum(h => h.Views) })
            .ToListAsync();
        return [.. rows.Select(row => new Before(row.Id, row.Slug, row.Title, row.Views, row.Views - row.Today))];
    }

    /// <param name="Views">All-time views, as far as SQL contains them.</param>
    /// <param name="ViewsBefore">Views before today.</param>
    private sealed record Before(long Id, string Slug, string Title, long Views, long ViewsBefore);
}
