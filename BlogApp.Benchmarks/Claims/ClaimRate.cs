using System.Diagnostics;
using System.Security.Cryptography;
using BlogApp.Data;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Features.Giveaways.Journal;
using BlogApp.Features.Giveaways.Live;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.Caching;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Benchmarks.Claims;

/// <summary>Claims a second from the journal to the decision in SQL, in this process; and the plain UPDATE that others use, on the same disk.</summary>
internal static class ClaimRate
{
    private const int Claims = 100_000;
    private const int Stock = 1000;
    private static readonly TimeSpan PlainTime = TimeSpan.FromSeconds(5);

    /// <param name="redis">Null: the embedded store.</param>
    /// <returns>Claims a second accepted, and decided.</returns>
    public static async Task<(double Accepted, double Decided)> MeasureAsync(string? redis)
    {
        await using var node = await NodeAsync(redis);
        var (book, pump, catalog) = (node.GetRequiredService<ClaimBook>(), node.GetRequiredService<ClaimPump>(), node.GetRequiredService<GiveawayCatalog>());
        var giveaway = catalog.All.Single();
        using var stop = new CancellationTokenSource();
        Task[] loops = [pump.PromiseAsync(stop.Token), pump.DecideAsync(stop.Token), FlushAsync(node.GetRequiredService<ClaimJournal>(), stop.Token)];
        var started = Stopwatch.GetTimestamp();
        await Task.Run(() =>
        {
            for (var claimant = 1; claimant <= Claims; claimant++)
            {
                var accepted = book.Accept(new Claim(giveaway.Id, GiveawayKeys.Ticket(giveaway.Id, giveaway.Secret, claimant), claimant, 0, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()), Claims);
                if (accepted is not Acceptance.Accepted)
                    throw new InvalidOperationException($"A claim was not accepted: {accepted}.");
            }
        });
        var acceptedIn = Stopwatch.GetElapsedTime(started);
        while (book.Waiting > 0)
            await Task.Delay(2);
        var decidedIn = Stopwatch.GetElapsedTime(started);
        if (catalog.Find(giveaway.Id) is not { Won: Stock, Places: Claims })
            throw new InvalidOperationException("SQL does not contain every claim.");
        await stop.CancelAsync();
        await Task.WhenAll(loops.Select(loop => loop.ContinueWith(static _ => { }, TaskScheduler.Default)));
        return (Claims / acceptedIn.TotalSeconds, Claims / decidedIn.TotalSeconds);
    }

    /// <summary>One UPDATE and one INSERT a claim, each in a transaction of its own, as by a request that waits for it.</summary>
    /// <returns>Claims a second: with the statement alone, and with a row for the claimant.</returns>
    public static async Task<(double Update, double WithRow)> PlainAsync()
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-").FullName;
        using var writer = new SqliteWriter(Path.Combine(folder, "plain.db"));
        using (var turn = await writer.EnterAsync(CancellationToken.None))
        {
            using var create = turn.Connection.CreateCommand();
            create.CommandText = "CREATE TABLE Giveaway (Id INTEGER PRIMARY KEY, Stock INTEGER NOT NULL); INSERT INTO Giveaway VALUES (1, 100000000); CREATE TABLE Claim (Claimant INTEGER PRIMARY KEY)";
            create.ExecuteNonQuery();
        }
        var update = await RunAsync("UPDATE Giveaway SET Stock = Stock - 1 WHERE Id = 1 AND Stock > 0");
        var withRow = await RunAsync("BEGIN IMMEDIATE; INSERT INTO Claim VALUES (NULL); UPDATE Giveaway SET Stock = Stock - 1 WHERE Id = 1 AND Stock > 0; COMMIT");
        return (update, withRow);

        async Task<double> RunAsync(string sql)
        {
            var started = Stopwatch.GetTimestamp();
            var done = 0;
            for (; Stopwatch.GetElapsedTime(started) < PlainTime; done++)
            {
                using var turn = await writer.EnterAsync(CancellationToken.None);
                using var command = turn.Connection.CreateCommand();
                command.CommandText = sql;
                command.ExecuteNonQuery();
            }
            return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
    }

    private static async Task FlushAsync(ClaimJournal journal, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(cancellationToken))
            journal.Maintain();
    }

    private static async Task<ServiceProvider> NodeAsync(string? redis)
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-").FullName;
        var file = Path.Combine(folder, "blog.db");
        await File.WriteAllBytesAsync(file, []);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["DataDirectory"] = folder }).Build();
        var node = new ServiceCollection()
            .AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System).AddStores().AddCaching()
            .AddSingleton(_ => new RedisConnection(redis))
            .AddSingleton(_ => DataDirectory.Find(configuration, folder, alone: false))
            .AddBlogDatabase(_ => file)
            .AddSingleton<IPageEvictor, NoPages>()
            .AddSingleton<GiveawayCatalog>().AddSingleton<ClaimJournal>().AddSingleton<ClaimBook>().AddSingleton<ClaimLiveStores>().AddSingleton<ClaimPump>()
            .BuildServiceProvider();
        await Schema.CreateAsync(node.GetRequiredService<SqliteWriter>());
        using (var turn = await node.GetRequiredService<SqliteWriter>().EnterAsync(CancellationToken.None))
        {
            using var insert = turn.Connection.CreateCommand();
            insert.CommandText = $"""
                INSERT INTO User (UserName, NormalizedUserName, DisplayName, CreatedAt, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
                VALUES ('writer', 'WRITER', 'A Writer', '2026-01-01 00:00:00', 0, 0, 0, 1, 0);
                INSERT INTO Article (Id, Slug, Title, Excerpt, Markdown, Language, AuthorId, State, CreatedAt, UpdatedAt, PublishedAt, Version, Views, Readers, Featured, Position)
                VALUES (1, 'article', 'Article', '', '', 'en', (SELECT Id FROM User), 'Published', '2026-01-01 00:00:00', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 1, 0, 0, 0, 0);
                INSERT INTO Giveaway (ArticleId, Item, Stock, Won, Places, OpensAt, Who, Secret, CreatedAt)
                VALUES (1, 'A book', {Stock}, 0, 0, '2026-01-01 00:00:00', 'Visitor', $secret, '2026-01-01 00:00:00');
                """;
            insert.Parameters.AddWithValue("$secret", RandomNumberGenerator.GetBytes(GiveawayKeys.SecretBytes));
            insert.ExecuteNonQuery();
        }
        while (redis is not null && !node.GetRequiredService<RedisConnection>().Connected)
            await Task.Delay(20);
        node.GetRequiredService<ClaimBook>().Recover(node.GetRequiredService<ClaimJournal>().Open());
        await node.GetRequiredService<GiveawayCatalog>().RefreshAsync(CancellationToken.None);
        return node;
    }

    /// <summary>There is no page cache here.</summary>
    private sealed class NoPages : IPageEvictor
    {
        public void Evict(IReadOnlyCollection<string> tags)
        {
        }
    }
}
