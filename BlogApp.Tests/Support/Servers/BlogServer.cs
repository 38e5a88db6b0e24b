using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Support.Servers;

/// <summary>
/// The real server as a separate process, on a free port, with its own data directory. It answers when <see
/// cref="StartAsync"/> returns. Stop sends SIGTERM, kill sends SIGKILL; starting again uses the same port and the same
/// data.
/// </summary>
internal sealed class BlogServer : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<BlogServer, byte> Started = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-server-");
    private readonly Dictionary<string, string> _settings;
    private readonly string _assembly;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    // A test that fails during its setup is never disposed, but its server must not outlive the tests.
    static BlogServer() => AppDomain.CurrentDomain.ProcessExit += static (_, _) =>
    {
        foreach (var server in Started.Keys.Where(s => s.Running))
            server._process!.Kill();
    };

    private BlogServer(string assembly, IEnumerable<(string Key, string Value)> settings)
    {
        _assembly = assembly;
        // The last value of a key wins, as in StartAgainAsync.
        _settings = settings.GroupBy(s => s.Key).ToDictionary(s => s.Key, s => s.Last().Value);
        Port = FreePort.Take();
        Address = new Uri($"http://localhost:{Port.ToString(CultureInfo.InvariantCulture)}");
        Client = NewClient(Agents.Firefox);
    }

    public int Port { get; }
    public Uri Address { get; }

    /// <summary>A client with a common browser's user agent.</summary>
    public HttpClient Client { get; }

    public string DataDirectory => _folder.FullName;
    public bool Running => _process is { HasExited: false };

    /// <summary>The id of the most recently started process.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>Everything it printed, across all its starts.</summary>
    public IReadOnlyCollection<string> Output => _output;

    /// <param name="settings">Override the defaults: no articles, no Redis, environment Development.</param>
    public static Task<BlogServer> StartAsync(params (string Key, string Value)[] settings) => StartBuildAsync(Repository.ServerAssembly, settings);

    /// <summary>Starts another build of the server.</summary>
    public static async Task<BlogServer> StartBuildAsync(string assembly, params (string Key, string Value)[] settings)
    {
        var server = new BlogServer(assembly, settings);
        try
        {
            // The result of a first start, without the seconds that its migrations take.
            await TestDatabase.WriteMigratedAsync(Path.Combine(server.DataDirectory, "blog.db"));
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the process without waiting until it answers; for starts that must fail.</summary>
    public static BlogServer Launch(params (string Key, string Value)[] settings)
    {
        var server = new BlogServer(Repository.ServerAssembly, settings);
        server.Launch();
        return server;
    }

    /// <summary>Starts it after a stop or a kill. These settings also apply to later starts.</summary>
    public async Task StartAgainAsync(params (string Key, string Value)[] settings)
    {
        LaunchAgain(settings);
        var started = TimeProvider.System.GetTimestamp();
        await Eventually.Is(async () =>
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(90), "The server does not answer:\n" + string.Join('\n', _output.TakeLast(40)));
            return !Running || await AnswersAsync();
        }, TimeSpan.FromSeconds(100));
        Assert.True(Running, "The server ended at once:\n" + string.Join('\n', _output));
    }

    /// <summary>Starts it again without waiting until it answers.</summary>
    public void LaunchAgain(params (string Key, string Value)[] settings)
    {
        foreach (var (key, value) in settings)
            _settings[key] = value;
        Launch();
    }

    /// <summary>Stops it in an orderly way (SIGTERM).</summary>
    /// <returns>The exit status.</returns>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        return await WaitForExitAsync();
    }

    /// <summary>Sends a signal by name, such as STOP and CONT.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Ends it like a crash (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<int> WaitForExitAsync()
    {
        await _process!.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
        return _process.ExitCode;
    }

    /// <summary>A client that counts as a separate visitor: its own connections and user agent.</summary>
    public HttpClient NewClient(string userAgent)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        return client;
    }

    public Task<JsonElement> JsonAsync(string path, HttpClient? client = null) => (client ?? Client).GetFromJsonAsync<JsonElement>(path);

    public async Task<long> ViewsAsync(string slug) => (await JsonAsync($"/api/articles/{slug}/stats")).GetProperty("views").GetInt64();

    /// <summary>The first column of the first row in the blog's database, as a number; 0 when there is none.</summary>
    public async Task<long> SqlAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(DataDirectory, "blog.db")};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() is long number ? number : 0;
    }

    /// <summary>
    /// Adds published articles with plain text to the database. The first of all has the slug article-1, the next
    /// article-2, and so on.
    /// </summary>
    public async Task<string[]> AddArticlesAsync(int count)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(DataDirectory, "blog.db")};Mode=ReadWrite");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Article WHERE Slug GLOB 'article-[0-9]*'";
        var before = (int)(long)(await command.ExecuteScalarAsync())!;
        command.CommandText = $"""
            INSERT OR IGNORE INTO User (UserName, NormalizedUserName, DisplayName, CreatedAt, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
            VALUES ('writer', 'WRITER', 'A Writer', '2026-01-01 00:00:00', 0, 0, 0, 1, 0);
            WITH RECURSIVE n(i) AS (SELECT {before + 1} UNION ALL SELECT i + 1 FROM n WHERE i < {before + count})
            INSERT INTO Article (Slug, Title, Excerpt, Markdown, Language, AuthorId, State, CreatedAt, UpdatedAt, PublishedAt, Version, Views, Readers, Featured, Position)
            SELECT 'article-' || i, 'Article ' || i, 'About ' || i, 'Text of article ' || i || '.', 'en', (SELECT Id FROM User WHERE UserName = 'writer'),
                'Published', '2026-01-01 00:00:00', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 1, 0, 0, 0, 0 FROM n;
            """;
        await command.ExecuteNonQueryAsync();
        return [.. Enumerable.Range(before + 1, count).Select(i => $"article-{i}")];
    }

    /// <summary>Runs a command of the same program with the same settings and data, whether or not the server is running.</summary>
    public async Task<(int Status, string Output)> CommandAsync(params string[] arguments)
    {
        using var command = Process.Start(Program(arguments))!;
        var errors = command.StandardError.ReadToEndAsync();
        var output = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, output + await errors);
    }

    private void Launch()
    {
        _process = Process.Start(Program("--contentRoot", Repository.Root, "--urls", Address.ToString()))!;
        Started[this] = 0;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private ProcessStartInfo Program(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [_assembly, .. arguments]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["DataDirectory"] = DataDirectory;
        start.Environment["ConnectionStrings__Redis"] = "";
        start.Environment["Bootstrap__SampleContent"] = "false";
        // Hundreds of short-lived processes: profiling code for later recompilation does not pay off, and neither do earlier recompilation, garbage
        // collection in small steps, or write-xor-execute memory, which takes a tenth of a start.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "3000";
        start.Environment["DOTNET_GCgen0size"] = "4000000";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        // A killed process leaves its debugger pipes in the temporary folder.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (key, value) in _settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private void Keep(string? line)
    {
        if (line is not null)
            _output.Enqueue(line);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri("/health/live", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Running)
            await KillAsync();
        Started.TryRemove(this, out _);
        _process?.Dispose();
        Client.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
