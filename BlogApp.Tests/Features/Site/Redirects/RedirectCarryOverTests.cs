using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Features.Site.Redirects;

/// <summary>A database of the version before there was a table of redirects.</summary>
public sealed class RedirectCarryOverTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-carry-");
    private ServiceProvider _services = null!;

    public ValueTask InitializeAsync()
    {
        var file = Path.Combine(_folder.FullName, "blog.db");
        _services = new ServiceCollection().AddBlogDatabase(_ => file).BuildServiceProvider();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task FormerPaths_BecomeRedirects_ToWhatTheyNamed_AndLeaveNothingBehind()
    {
        await MigrateAsync("TaskStarts");
        await ExecuteAsync("""
            INSERT INTO User (Id, UserName, DisplayName, Slug, Biography, Links, PasswordIsDue, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount, CreatedAt)
            VALUES (7, 'ada', 'Ada', 'ada', '', '', 0, 0, 0, 0, 0, 0, '2024-01-01 00:00:00');
            INSERT INTO Tag (Id, Name, Version) VALUES (3, 'news', 1), (4, '中文', 1);
            """);
        await ArticleAsync(1, "first", kind: 0);
        await ArticleAsync(2, "imprint", kind: 1);
        await ExecuteAsync("""
            INSERT INTO FormerSlug (Slug, ArticleId) VALUES ('/2024/05/06/first', 1), ('/?p=12', 1), ('renamed', 1), ('/both', 1);
            INSERT INTO Setting (Key, Value) VALUES ('Site:Title', 'x'), ('FormerPath:/category/news', '/tags/news'), ('FormerPath:/category/news/feed', '/tags/news/feed.xml'), ('FormerPath:/author/ada', '/authors/ada'),
                ('FormerPath:/feed', '/feed.xml'), ('FormerPath:/away', 'https://x.y/z'), ('FormerPath:/both', '/elsewhere'), ('FormerPath:/impressum', '/imprint'), ('FormerPath:/eins', '/articles/first'), ('FormerPath:/kategorie', '/tags/%E4%B8%AD%E6%96%87');
            """);
        await MigrateAsync(null);

        await using var context = await _services.GetRequiredService<IDbContextFactory<BlogDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var rows = await context.Redirects.AsNoTracking().ToDictionaryAsync(r => r.Path, TestContext.Current.CancellationToken);
        Assert.Equal(
            ["/2024/05/06/first article 1 ", "/?p=12 article 1 ", "/author/ada author 7 ", "/away - https://x.y/z", "/both article 1 ", "/category/news tag 3 ", "/category/news/feed tag 3 /feed.xml",
                "/eins article 1 ", "/feed - /feed.xml", "/impressum article 2 ", "/kategorie - /tags/%E4%B8%AD%E6%96%87"],
            rows.Values.Select(Text).Order(StringComparer.Ordinal));
        Assert.All(rows.Values, row => Assert.Equal((RedirectSource.Import, false, 0L, 1), (row.Source, row.Temporary, row.Hits, row.Version)));
        Assert.All(rows.Values, row => Assert.Equal(DateTimeKind.Utc, row.CreatedAt.Kind));
        Assert.Equal(["renamed"], await context.FormerSlugs.Select(f => f.Slug).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["Site:Title"], await context.Settings.Select(s => s.Key).ToListAsync(TestContext.Current.CancellationToken));
    }

    private static string Text(Redirect row) => row.Path + " " + row switch
    {
        { ArticleId: { } article } => $"article {article}",
        { TagId: { } tag } => $"tag {tag}",
        { UserId: { } user } => $"author {user}",
        _ => "-",
    } + " " + row.Address;

    private Task ArticleAsync(long id, string slug, int kind) => ExecuteAsync($"""
        INSERT INTO Article (Id, Slug, Kind, State, Title, Excerpt, Markdown, Language, AuthorId, CreatedAt, UpdatedAt, PublishedAt, Version, Visibility, AllowComments, Featured, NoCover, Position, Views, Readers)
        VALUES ({id}, '{slug}', {kind}, 2, 'T', '', '', 'en', 7, '2024-01-01 00:00:00', '2024-01-01 00:00:00', '2024-01-01 00:00:00', 1, 0, 1, 0, 0, 0, 0, 0)
        """);

    private async Task MigrateAsync(string? to)
    {
        using var turn = await _services.GetRequiredService<SqliteWriter>().EnterAsync(CancellationToken.None);
        await using var context = await _services.GetRequiredService<IDbContextFactory<BlogDbContext>>().CreateDbContextAsync();
        context.Database.SetDbConnection(turn.Connection);
        await context.GetService<IMigrator>().MigrateAsync(to, TestContext.Current.CancellationToken);
    }

    private async Task ExecuteAsync(string sql)
    {
        using var turn = await _services.GetRequiredService<SqliteWriter>().EnterAsync(CancellationToken.None);
        await using var command = turn.Connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
