using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Articles.Samples;

/// <summary>Fills an empty blog with the sample articles, all or none. Runs after the migrations, which are registered first.</summary>
internal sealed partial class LoadSamples(
    IDbContextFactory<BlogDbContext> contexts, PlainSql sql, IOptions<BootstrapSettings> settings, IHostEnvironment environment, TimeProvider clock, ILogger<LoadSamples> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!(settings.Value.SampleContent ?? environment.IsDevelopment()))
            return;
        if (sql.Any("SELECT 1 FROM Article LIMIT 1"))
            return;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var samples = SampleArticles.All();
        await AddAsync(context, samples, clock.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        Log.Loaded(logger, samples.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task AddAsync(BlogDbContext context, IReadOnlyList<SampleArticle> samples, DateTimeOffset now, CancellationToken cancellationToken)
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
                Author = Author(authors, sample.Author, now),
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

    private static BlogUser Author(Dictionary<string, BlogUser> authors, string name, DateTimeOffset now)
    {
        if (!authors.TryGetValue(SampleAuthor.UserName(name), out var author))
            authors.Add(SampleAuthor.UserName(name), author = SampleAuthor.Create(name, now));
        return author;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Loaded {Articles} sample articles into the empty blog.")]
        public static partial void Loaded(ILogger logger, int articles);
    }
}
