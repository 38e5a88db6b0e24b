using System.Globalization;
using System.IO.Compression;
using System.Text;
using BlogApp.Tests.Features.Import;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Journeys.Outages;

/// <summary>Files that ended the server or never ended themselves. Each is a task with an end, and the server lives on.</summary>
public sealed class HostileFilesTests
{
    [Fact]
    public async Task HostileFiles_AreTasksWithAnEnd_AndTheServerLivesOn()
    {
        await using var server = await BlogServer.StartAsync(("Bootstrap:AdminEmail", "admin@blog.test"), ("Bootstrap:AdminPassword", "four unrelated words here"), ("Content:MaxReadSeconds", "60"));
        Assert.Equal(0, await server.StopAsync());
        (string Name, byte[] Content)[] files =
        [
            ("brackets.md", Text("---\ntitle: " + new string('[', 40_000) + "\n---\n\nText\n")),
            ("nested.xml", Text(SampleWxr.Of(1).Replace("<item>", "<item>" + Repeat("<a>", 200_000) + Repeat("</a>", 200_000), StringComparison.Ordinal))),
            ("unclosed.xml", Text(SampleWxr.Of(1).Replace("<item>", "<item>" + Repeat("<a>", 400_000), StringComparison.Ordinal))),
            ("divs.xml", Text(SampleWxr.Of(1).Replace("<p>Text", Repeat("<div>", 200_000) + "<p>Text", StringComparison.Ordinal))),
            ("list.md", Text("+++\ntitle = \"A\"\ntags = [\n" + Repeat("\"x\",\n", 20_000) + "]\n+++\n\nText\n")),
            ("figures.md", Text("---\ntitle: A\n---\n\n" + Repeat("{{< figure ", 60_000))),
            ("quotes.md", Text("---\ntitle: A\n---\n\n" + new string('>', 40_000) + " a\n\n" + new string('[', 40_000) + "\n\n" + new string('*', 40_000))),
            ("bomb.zip", Bomb()),
            ("bomb-of-texts.zip", ContentBlog.Zip(("a.md", "---\ntitle: A\n---\n\n" + new string('x', 40 << 20)))),
        ];
        var ids = new List<long>();
        foreach (var (name, content) in files)
            ids.Add(await EnqueueAsync(server, name, content, "Waiting", starts: 0));
        await server.StartAgainAsync();
        var process = server.ProcessId;
        await Eventually.Is(async () => await server.SqlAsync("SELECT COUNT(*) FROM BackgroundTask WHERE State IN ('Waiting', 'Running') AND Kind LIKE 'content.%'") == 0, TimeSpan.FromMinutes(5));
        for (var i = 0; i < files.Length; i++)
        {
            var (state, error) = await EndAsync(server, ids[i]);
            Assert.True(state == "Succeeded" || error is { Length: > 20 } && !error.Contains("unexpected", StringComparison.Ordinal), $"{files[i].Name}: {state} {error}");
        }
        Assert.Contains("from next to nothing", (await EndAsync(server, ids[7])).Error, StringComparison.Ordinal);
        // No time limit is needed.
        Assert.Equal(0, await server.SqlAsync("SELECT COUNT(*) FROM BackgroundTask WHERE Error LIKE '%MaxReadSeconds%'"));
        Assert.True(server.Running);
        Assert.Equal(process, server.ProcessId);
        using var page = await server.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(page.IsSuccessStatusCode);
        Assert.Empty(Directory.GetDirectories(Path.Combine(server.DataDirectory, "content")));
    }

    [Fact]
    public async Task TaskThatKillsTheServerTwice_IsFailedAtTheThirdStart()
    {
        await using var server = await BlogServer.StartAsync();
        Assert.Equal(0, await server.StopAsync());
        // Reads for as long as nobody writes into the pipe.
        var id = await EnqueueAsync(server, "slow.xml", null, "Waiting", starts: 0);
        for (var start = 1; start <= 2; start++)
        {
            await server.StartAgainAsync();
            await Eventually.Is(async () => await server.SqlAsync($"SELECT Starts FROM BackgroundTask WHERE Id = {id}") == start && ChildrenOf.Process(server.ProcessId, "read-content").Count == 1);
            var child = ChildrenOf.Process(server.ProcessId, "read-content")[0];
            await server.KillAsync();
            // A child does not outlive its parent.
            await Eventually.Is(() => Task.FromResult(!Directory.Exists($"/proc/{child}")));
        }
        await server.StartAgainAsync();
        await Eventually.Is(async () => (await EndAsync(server, id)).State == "Failed");
        Assert.Contains("ended twice", (await EndAsync(server, id)).Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(server.DataDirectory, "content")));
    }

    [Fact]
    public async Task HostileFile_OnTheCommandLine_EndsWithStatusOne_AndTheReason()
    {
        await using var server = await BlogServer.StartAsync();
        var file = Path.Combine(server.DataDirectory, "bomb.zip");
        await File.WriteAllBytesAsync(file, Bomb(), TestContext.Current.CancellationToken);
        var (status, output) = await server.CommandAsync("content", "import", file, "--dry-run");
        Assert.Equal(1, status);
        Assert.Contains("from next to nothing", output, StringComparison.Ordinal);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static byte[] Bomb()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a.md", CompressionLevel.Optimal).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 200; i++)
                entry.Write(zeros);
        }
        return stream.ToArray();
    }

    /// <param name="content">Null: a pipe into which nobody writes.</param>
    private static async Task<long> EnqueueAsync(BlogServer server, string name, byte[]? content, string state, int starts)
    {
        var upload = Guid.NewGuid().ToString("N");
        var path = Path.Combine(server.DataDirectory, "content", upload);
        if (content is not null)
        {
            await File.WriteAllBytesAsync(path, content);
        }
        else
        {
            using var made = System.Diagnostics.Process.Start("mkfifo", [path]);
            await made.WaitForExitAsync();
        }
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(server.DataDirectory, "blog.db")};Mode=ReadWrite");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO BackgroundTask (Kind, Title, State, Input, Done, Total, CreatedAt, Starts) VALUES ('content.look', $name, $state, $input, 0, 0, $now, $starts) RETURNING Id";
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$state", state);
        command.Parameters.AddWithValue("$starts", starts);
        command.Parameters.AddWithValue("$input", $$"""{"upload":"{{upload}}","fileName":"{{name}}","dryRun":true,"fetch":false}""");
        command.Parameters.AddWithValue("$now", TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<(string State, string? Error)> EndAsync(BlogServer server, long id)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(server.DataDirectory, "blog.db")};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT State, Error FROM BackgroundTask WHERE Id = " + id.ToString(CultureInfo.InvariantCulture);
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return (row.GetString(0), await row.IsDBNullAsync(1) ? null : row.GetString(1));
    }
}
