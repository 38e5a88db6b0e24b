using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Samples;

/// <summary>Brings the sample articles into an empty blog, and takes those away again that nobody has changed.</summary>
internal sealed class SampleContent(IDbContextFactory<BlogDbContext> contexts, ICacheInvalidator cache, TimeProvider clock)
{
    public async Task<SampleState> StateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = await context.Articles.CountAsync(cancellationToken);
        var samples = all == 0 ? 0 : await Untouched(context).CountAsync(cancellationToken);
        return new(samples, all - samples);
    }

    /// <summary>Does nothing where there are articles.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Articles.AnyAsync(cancellationToken))
            return;
        await AddAsync(context, SampleArticles.All(), clock.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await ShowAsync();
    }

    /// <summary>Deletes them for good, with their authors and with tags that nothing else has.</summary>
    public async Task RemoveAsync(long userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var samples = await Untouched(context).Include(a => a.Tags).ToListAsync(cancellationToken);
        if (samples.Count == 0)
            return;
        var ids = samples.Select(a => a.Id).ToList();
        var authors = samples.Select(a => a.AuthorId).Distinct().ToList();
        var tags = samples.SelectMany(a => a.Tags).Select(t => t.Id).Distinct().ToList();
        context.Articles.RemoveRange(samples);
        context.Users.RemoveRange(await context.Users.Where(u => authors.Contains(u.Id) && u.PasswordHash == null && !context.Articles.Any(a => a.AuthorId == u.Id && !ids.Contains(a.Id))).ToListAsync(cancellationToken));
        context.Tags.RemoveRange(await context.Tags.Where(t => tags.Contains(t.Id) && !context.Articles.Any(a => !ids.Contains(a.Id) && a.Tags.Any(own => own.Id == t.Id))).ToListAsync(cancellationToken));
        context.Audit(clock.GetUtcNow().UtcDateTime, userId, "samples.delete", "Sample articles", string.Join(", ", samples.Select(a => a.Slug)));
        await context.SaveChangesAsync(cancellationToken);
        await ShowAsync();
    }

    /// <summary>Adds the samples, their authors and tags to the context; an author or a tag of the same name is used again.</summary>
    public static async Task AddAsync(BlogDbContext context, IReadOnlyList<SampleArticle> samples, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var authors = await context.Users.ToDictionaryAsync(user => user.UserName ?? "", StringComparer.OrdinalIgnoreCase, cancellationToken);
        var tags = await context.Tags.ToDictionaryAsync(tag => tag.Name, StringComparer.Ordinal, cancellationToken);
        // Oldest first: ids grow with the dates, as if the articles had been written one after another.
        foreach (var sample in samples.OrderBy(s => s.PublishedAt(now)))
        {
            var publishedAt = sample.PublishedAt(now);
            var article = new Article
            {
                Slug = sample.Slug,
                Title = sample.Title,
                Excerpt = sample.Excerpt,
                Markdown = sample.Markdown,
                Language = sample.Language,
                Author = await AuthorAsync(context, authors, sample.Author, now, cancellationToken),
                State = ArticleState.Published,
                CreatedAt = publishedAt,
                UpdatedAt = publishedAt,
                PublishedAt = publishedAt,
                Version = 1,
            };
            foreach (var name in sample.Tags)
            {
                if (!tags.TryGetValue(name, out var tag))
                    tags.Add(name, tag = new Tag { Name = name });
                article.Tags.Add(tag);
            }
            context.Articles.Add(article);
        }
    }

    /// <summary>By address and author; an article that someone saved since has become theirs.</summary>
    private static IQueryable<Article> Untouched(BlogDbContext context)
    {
        var samples = SampleArticles.All();
        var slugs = samples.Select(s => s.Slug).ToList();
        var authors = samples.Select(s => SampleAuthor.UserName(s.Author)).Distinct().ToList();
        return context.Articles.Where(a => slugs.Contains(a.Slug) && a.Version == 1 && a.Author!.PasswordHash == null && authors.Contains(a.Author.UserName!));
    }

    private static async Task<BlogUser> AuthorAsync(BlogDbContext context, Dictionary<string, BlogUser> authors, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (authors.TryGetValue(SampleAuthor.UserName(name), out var known))
            return known;
        var author = SampleAuthor.Create(name, now);
        author.Slug = await AuthorSlugs.FreeAsync(context, name, 0, cancellationToken);
        authors.Add(SampleAuthor.UserName(name), author);
        context.Users.Add(author);
        return author;
    }

    // What is saved must show, also when whoever pressed the button has gone.
    private ValueTask ShowAsync() => cache.InvalidateAsync([CacheTag.Everything], CancellationToken.None);
}

/// <param name="Samples">Sample articles that nobody has changed.</param>
/// <param name="Others">All other articles and pages.</param>
internal sealed record SampleState(int Samples, int Others);
