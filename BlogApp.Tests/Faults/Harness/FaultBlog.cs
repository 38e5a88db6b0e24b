using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Faults.Harness;

/// <summary>The live store that a row runs on.</summary>
public enum Store
{
    Embedded,
    Redis,
}

/// <summary>
/// A blog to be broken: the real server, its Redis if it has one, five articles, two hundred readers, and the ledger of
/// acknowledged views.
/// </summary>
internal sealed class FaultBlog : IAsyncDisposable
{
    private readonly HttpClient _probe;
    private readonly List<TimeSpan> _starts = [];
    private int _loads;

    private FaultBlog(BlogServer server, RedisServer? redis, string[] slugs, int seed)
    {
        Server = server;
        Redis = redis;
        Slugs = slugs;
        Seed = seed;
        Random = new Random(seed);
        // A bot: it gets the page, and is never counted.
        _probe = server.NewClient(Agents.Googlebot);
    }

    public BlogServer Server { get; }
    public RedisServer? Redis { get; }
    public IReadOnlyList<string> Slugs { get; }
    public int Seed { get; }

    /// <summary>The source of all random choices of the row.</summary>
    public Random Random { get; }

    public IReadOnlyList<Reader> Readers { get; } = Reader.Some(200);
    public Ledger Ledger { get; } = new();
    public string DatabaseFile => Path.Combine(Server.DataDirectory, "blog.db");
    public string JournalFolder => Path.Combine(Server.DataDirectory, "journal");

    /// <summary>The longest time from a start to the first page.</summary>
    public TimeSpan SlowestStart => _starts.Max();

    /// <summary>The median time from a start to the first page.</summary>
    public TimeSpan UsualStart => _starts.Order().ElementAt(_starts.Count / 2);

    /// <param name="failpoints">Use the build with failpoints; otherwise the production build.</param>
    /// <param name="redis">A Redis with different settings; the default one stores nothing on disk.</param>
    public static async Task<FaultBlog> StartAsync(Store store, int seed, bool failpoints = false, RedisServer? redis = null, params (string Key, string Value)[] settings)
    {
        if (store == Store.Redis)
            redis ??= await RedisServer.StartAsync();
        var server = await BlogServer.StartBuildAsync(failpoints ? Repository.ServerWithFailpoints : Repository.ServerAssembly,
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"),
            ("Network:TrustedProxies", "127.0.0.1"),
            // Frequent, so that faults meet every stage of it.
            ("Analytics:PersistAtWaiting", "100"),
            // A stop must bring everything into SQL even on a busy machine. A separate row measures how long it takes.
            ("Analytics:DrainSeconds", "60"),
            ("Serilog:MinimumLevel:Override:BlogApp.Platform.Logging", "Warning"),
            ("ConnectionStrings:Redis", redis?.ConnectionString ?? ""),
            .. settings,
        ]);
        return new FaultBlog(server, redis, await server.AddArticlesAsync(5), seed);
    }

    /// <summary>Starts clients that make their choices from the seed.</summary>
    /// <param name="readers">Use only this many of the readers; null: all of them.</param>
    public Load StartLoad(LoadPlan? plan = null, int? readers = null) =>
        Load.Start(Server.Port, Slugs, readers is { } few ? [.. Readers.Take(few)] : Readers, Ledger, FaultRun.Long ? plan ?? new LoadPlan() : Calmer(plan ?? new LoadPlan()), Seed + 1000 * ++_loads);

    // The short form runs alongside all other tests, on the same cores.
    private static LoadPlan Calmer(LoadPlan plan) => plan with { Pause = 3 * plan.Pause };

    /// <summary>Starts the server and waits for its first page.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> StartAgainAsync(params (string Key, string Value)[] settings)
    {
        var started = TimeProvider.System.GetTimestamp();
        await Server.StartAgainAsync(settings);
        await AnswersAsync();
        var took = TimeProvider.System.GetElapsedTime(started);
        _starts.Add(took);
        return took;
    }

    /// <summary>
    /// Stops the server in an orderly way, which brings everything into SQL, and compares SQL with the ledger. In the
    /// long form, the blog also verifies itself.
    /// </summary>
    public async Task<Verdict> StopAndCompareAsync()
    {
        var status = await Server.StopAsync();
        Assert.Equal(0, status);
        if (FaultRun.Long)
            await VerifiesItselfAsync();
        return ComparePersisted();
    }

    /// <summary>The verification command finds no differences.</summary>
    public async Task VerifiesItselfAsync()
    {
        var (status, output) = await Server.CommandAsync("analytics", "verify");
        Assert.True(status == 0, output);
    }

    /// <summary>The verification detects one more view in one hour of one article.</summary>
    public async Task FindsARowChangedByHandAsync()
    {
        await ExecuteAsync("UPDATE ArticleHour SET Views = Views + 1 WHERE rowid = (SELECT min(rowid) FROM ArticleHour)");
        var (status, output) = await Server.CommandAsync("analytics", "verify");
        Assert.True(status == 1, "A view was added by hand, and the command says:\n" + output);
        await ExecuteAsync("UPDATE ArticleHour SET Views = Views - 1 WHERE rowid = (SELECT min(rowid) FROM ArticleHour)");
        await VerifiesItselfAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile};Mode=ReadWrite;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    /// <summary>Compares SQL with the ledger after a stop.</summary>
    public Verdict ComparePersisted()
    {
        Assert.False(Server.Running);
        Assert.True(Directory.GetDirectories(JournalFolder).Length == 0, "Journals are left after a stop in order:\n" + string.Join('\n', Server.Output.TakeLast(20)));
        return Comparison.Of(DatabaseFile, Ledger, Readers);
    }

    /// <summary>The live numbers equal the clients' records, while nobody is reading.</summary>
    public async Task ShowsAllAsync()
    {
        foreach (var article in Ledger.Entries.GroupBy(e => e.Key.Article))
        {
            var least = article.Where(e => e.Key.Answered).Sum(e => e.Value);
            var most = article.Sum(e => e.Value);
            // Another blog's numbers stay until the next persist run, a minute at most.
            await Eventually.Is(async () => await Server.ViewsAsync(article.Key) is var views && views >= least && views <= most,
                TimeSpan.FromSeconds(90), $"{article.Key} shows {least} to {most} views");
        }
    }

    /// <summary>Waits for a page.</summary>
    public Task AnswersAsync() =>
        Eventually.Is(async () => await StatusAsync($"/articles/{Slugs[0]}") == 200, TimeSpan.FromSeconds(60));

    /// <summary>0 when there is no answer.</summary>
    public async Task<int> StatusAsync(string path)
    {
        try
        {
            using var answer = await _probe.GetAsync(new Uri(path, UriKind.Relative));
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    /// <summary>What /health/ready says, whatever its status.</summary>
    private async Task<JsonElement> HealthAsync()
    {
        using var answer = await _probe.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until /health/ready has that status and contains those words; longer than a job of every minute takes to succeed again.</summary>
    public async Task BecomesAsync(string status, string words = "")
    {
        var said = "";
        try
        {
            await Eventually.Is(async () =>
            {
                var health = await HealthAsync();
                said = health.GetRawText();
                return health.GetProperty("status").GetString() == status && said.Contains(words, StringComparison.Ordinal);
            }, TimeSpan.FromSeconds(90));
        }
        catch (Xunit.Sdk.XunitException)
        {
            Assert.Fail($"/health/ready should be {status}{(words.Length > 0 ? $" and say '{words}'" : "")}; it said {said}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _probe.Dispose();
        await Server.DisposeAsync();
        if (Redis is not null)
            await Redis.DisposeAsync();
    }
}
