using System.Security.Cryptography;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Faults.Giveaways;

/// <summary>A server whose giveaways are claimed while it is broken.</summary>
internal sealed class ClaimBlog : IAsyncDisposable
{
    private readonly string[] _slugs;
    private volatile OpenGiveaway _open = null!;
    private int _giveaways, _loads;

    private ClaimBlog(BlogServer server, RedisServer? redis, string[] slugs, int seed)
    {
        (Server, Redis, _slugs, Seed) = (server, redis, slugs, seed);
        Random = new Random(seed);
    }

    public BlogServer Server { get; }
    public RedisServer? Redis { get; }
    public int Seed { get; }
    public Random Random { get; }
    public ClaimLedger Ledger { get; } = new();
    public string DatabaseFile => Path.Combine(Server.DataDirectory, "blog.db");

    /// <summary>The live store's key of the giveaway that is claimed now.</summary>
    public string Key => "{blog}:claims:" + _open.Id;

    public static async Task<ClaimBlog> StartAsync(Store store, int seed, bool failpoints = false)
    {
        var redis = store == Store.Redis ? await RedisServer.StartAsync() : null;
        var server = await BlogServer.StartBuildAsync(failpoints ? Repository.ServerWithFailpoints : Repository.ServerAssembly,
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("Network:TrustedProxies", "127.0.0.1, ::1"), ("Giveaways:PerMinute", "100000"), ("Giveaways:PerMinuteAndAddress", "100000"),
            ("Serilog:MinimumLevel:Override:BlogApp.Platform.Logging", "Warning"), ("ConnectionStrings:Redis", redis?.ConnectionString ?? ""));
        var blog = new ClaimBlog(server, redis, await server.AddArticlesAsync(1), seed);
        await blog.NextGiveawayAsync();
        return blog;
    }

    /// <summary>Another giveaway, with so few items that they are gone soon.</summary>
    public async Task NextGiveawayAsync()
    {
        var secret = RandomNumberGenerator.GetBytes(GiveawayKeys.SecretBytes);
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile};Mode=ReadWrite;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO Giveaway (Id, ArticleId, Item, Stock, Won, Places, OpensAt, Who, Secret, CreatedAt)
            SELECT $id, Id, 'A book', $stock, 0, 0, '2026-01-01 00:00:00', 'Visitor', $secret, '2026-01-01 00:00:00' FROM Article WHERE Slug = $slug
            """;
        command.Parameters.AddWithValue("$id", ++_giveaways);
        command.Parameters.AddWithValue("$stock", Random.Next(5, 60));
        command.Parameters.AddWithValue("$secret", secret);
        command.Parameters.AddWithValue("$slug", _slugs[0]);
        await command.ExecuteNonQueryAsync();
        _open = new OpenGiveaway(_giveaways, secret);
    }

    public Claimants StartClaims() => new(Server, Ledger, () => _open, Seed + 100 * ++_loads);

    /// <summary>Waits until so many more claims were accepted.</summary>
    public Task MoreAsync(int claims)
    {
        var enough = Ledger.Claims + claims;
        return Eventually.Is(() => Ledger.Claims >= enough, TimeSpan.FromSeconds(60), $"{claims} more claims are accepted");
    }

    /// <summary>Asks for every ticket, stops the server in order, and compares SQL with all that was accepted and told.</summary>
    public async Task<List<string>> StopAndCompareAsync()
    {
        if (!Server.Running)
            await Server.StartAgainAsync();
        using var client = Server.NewClient(Agents.Firefox);
        foreach (var ticket in Ledger.Tickets)
            await Eventually.Is(async () =>
            {
                try
                {
                    await Claimants.AskAsync(client, Ledger, ticket);
                }
                catch (HttpRequestException)
                {
                    return false;
                }
                return Ledger.IsTold(ticket);
            }, TimeSpan.FromSeconds(60), $"{ticket} is decided");
        Assert.Equal(0, await Server.StopAsync());
        Assert.Empty(Directory.GetDirectories(Path.Combine(Server.DataDirectory, "claims")));
        return Ledger.Compare(DatabaseFile);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (Redis is not null)
            await Redis.DisposeAsync();
    }
}
