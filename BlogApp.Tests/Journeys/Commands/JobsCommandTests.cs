using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys.Commands;

/// <summary>The command line: <c>jobs</c> and <c>tasks</c>, in a running server and without one.</summary>
public sealed class JobsCommandTests
{
    [Fact]
    public async Task Jobs_AreRunPausedAndScheduled_InTheServer_AndWithoutOne()
    {
        await using var server = await BlogServer.StartAsync();
        var slug = (await server.AddArticlesAsync(1))[0];
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(server.DataDirectory, "control.sock")));

        await server.ViewsAsync(slug);
        (await server.Client.GetAsync(new Uri($"/articles/{slug}", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
        var run = await JsonAsync(server, "jobs", "run", "persist-counts", "--json");
        Assert.Equal(("persist-counts", "succeeded"), (Text(run, "job"), Text(run, "outcome")));
        var first = (await JsonAsync(server, "jobs", "history", "persist-counts", "--json")).EnumerateArray().First();
        Assert.Equal(("command", "succeeded"), (Text(first, "started"), Text(first, "outcome")));

        await SaysAsync(server, 0, "paused: Moving", "jobs", "pause", "rank-hot", "--reason", "Moving");
        await SaysAsync(server, 1, "--until accepts a time such as", "jobs", "pause", "rank-hot", "--until", "soon");
        await SaysAsync(server, 1, "Not saved: hour must be 0-23, was 99", "jobs", "schedule", "trim-presence", "0 99 * * *");
        await SaysAsync(server, 1, "No job is called 'nothing'. The jobs are: ", "jobs", "show", "nothing");
        await SaysAsync(server, 0, "There are no such tasks.", "tasks", "list");
        await SaysAsync(server, 1, "There is no such task.", "tasks", "cancel", "77");

        // What the server left behind when it was killed does not stand in the way.
        await server.KillAsync();
        var (status, output) = await server.CommandAsync("jobs", "run", "persist-counts");
        Assert.True(status == 0 && output.StartsWith("persist-counts: ", StringComparison.Ordinal), output);
        await SaysAsync(server, 0, "sweep-media", "jobs", "schedule", "sweep-media", "30 2 * * *", "--zone", "Europe/Berlin", "--missed", "skip", "--retries", "2");
        await SaysAsync(server, 0, "0 30 2 * * ? (Europe/Berlin): At 02:30 every day", "jobs", "show", "sweep-media");
        await SaysAsync(server, 0, "paused with all jobs: Night", "jobs", "pause", "all", "--reason", "Night");

        await server.StartAgainAsync();
        await Eventually.Is(async () =>
        {
            using var health = await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            return (await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("All jobs are paused for maintenance.", StringComparison.Ordinal);
        });
        await SaysAsync(server, 0, "paused: Moving", "jobs", "resume", "all");
        var shown = await JsonAsync(server, "jobs", "show", "sweep-media", "--json");
        Assert.Equal(("Europe/Berlin", "skip", 2), (Text(shown.GetProperty("schedule"), "zone"), Text(shown.GetProperty("schedule"), "missed"), shown.GetProperty("schedule").GetProperty("retries").GetInt32()));
        Assert.Equal("scheduled", Text(shown, "state"));
    }

    private static async Task SaysAsync(BlogServer server, int expected, string words, params string[] command)
    {
        var (status, output) = await server.CommandAsync(command);
        Assert.True(status == expected && output.Contains(words, StringComparison.Ordinal), $"{string.Join(' ', command)}: {status}\n{output}");
    }

    private static async Task<JsonElement> JsonAsync(BlogServer server, params string[] command)
    {
        var (status, output) = await server.CommandAsync(command);
        Assert.True(status == 0, output);
        using var json = JsonDocument.Parse(output);
        return json.RootElement.Clone();
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
