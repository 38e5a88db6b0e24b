using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Data.Sqlite;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Support;

/// <summary>
/// A real blog database in its own folder, at the newest schema, with its writer and read-only contexts, as in the
/// server. The migrations run once; each test gets a copy.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<byte[]>> Migrated = new(MigrateAsync);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-db-");
    private readonly ServiceProvider _services;

    private TestDatabase(byte[] file)
    {
        File = Path.Combine(_folder.FullName, "blog.db");
        System.IO.File.WriteAllBytes(File, file);
        _services = new ServiceCollection().AddBlogDatabase(_ => File).BuildServiceProvider();
    }

    public string File { get; }
    public IDbContextFactory<BlogDbContext> Contexts => _services.GetRequiredService<IDbContextFactory<BlogDbContext>>();
    public RawSql Sql => SqlOf(File);
    /// <summary>A service registered by the data project.</summary>
    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public SqliteWriter Writer => _services.GetRequiredService<SqliteWriter>();

    /// <summary>Reads a database without EF, with a separate breaker.</summary>
    public static RawSql SqlOf(string file) =>
        new(new PlainQueries(new SqliteFile(file)), new StoreBreaker(StoreKind.Sql, new StoreHealth(TimeProvider.System, NullLogger<StoreHealth>.Instance), TimeProvider.System));

    /// <summary>Writes an empty database at the newest schema to a file.</summary>
    public static async Task WriteMigratedAsync(string file) => await System.IO.File.WriteAllBytesAsync(file, await Migrated.Value);

    public static async Task<TestDatabase> CreateAsync() => new(await Migrated.Value);

    /// <summary>Changes and saves.</summary>
    public async Task<T> SaveAsync<T>(Func<BlogDbContext, T> change)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        var result = change(context);
        await context.SaveChangesAsync();
        return result;
    }

    /// <summary>Reads on a read-only connection.</summary>
    public async Task<T> ReadAsync<T>(Func<BlogDbContext, Task<T>> read)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        return await read(context);
    }

    /// <summary>Raw SQL on the writing connection.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        using var turn = await Writer.EnterAsync(CancellationToken.None);
        await using var command = turn.Connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public Task<BlogUser> AddAuthorAsync(string name = "Ada") => SaveAsync(context =>
    {
        var author = new BlogUser { UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = name, SecurityStamp = name, Slug = SlugFromTitle.Create(name) };
        context.Users.Add(author);
        return author;
    });

    /// <summary>Adds an article, published by default.</summary>
    public Task<Article> AddArticleAsync(BlogUser author, string slug, DateTimeOffset publishedAt, Action<Article>? change = null) => SaveAsync(context =>
    {
        var at = publishedAt.UtcDateTime;
        var article = new Article
        {
            Slug = slug,
            Title = $"Title of {slug}",
            Excerpt = $"Excerpt of {slug}",
            Markdown = $"Text of {slug}",
            Language = "en",
            AuthorId = author.Id,
            State = ArticleState.Published,
            CreatedAt = at,
            UpdatedAt = at,
            PublishedAt = at,
        };
        change?.Invoke(article);
        context.Articles.Add(article);
        return article;
    });

    /// <summary>Adds published articles with the numbers 1 to count.</summary>
    public async Task AddArticlesAsync(int count)
    {
        var author = await AddAuthorAsync();
        for (var i = 1; i <= count; i++)
            await AddArticleAsync(author, $"article-{i}", DateTimeOffset.UnixEpoch, article => article.Id = i);
    }

    /// <summary>The first column of the first row, as a number.</summary>
    public async Task<long> NumberAsync(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<byte[]> MigrateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("blog-db-");
        var file = Path.Combine(folder.FullName, "blog.db");
        await using (var services = new ServiceCollection().AddBlogDatabase(_ => file).BuildServiceProvider())
        {
            using var turn = await services.GetRequiredService<SqliteWriter>().EnterAsync(CancellationToken.None);
            await using var context = await services.GetRequiredService<IDbContextFactory<BlogDbContext>>().CreateDbContextAsync();
            context.Database.SetDbConnection(turn.Connection);
            await context.Database.MigrateAsync();
        }
        // The last connection to close has written everything into the one file.
        var bytes = await System.IO.File.ReadAllBytesAsync(file);
        folder.Delete(recursive: true);
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
