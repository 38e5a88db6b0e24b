using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys;

public sealed class LiveStreamTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Stream_OfNoneOrOneArticle_IsAsEver()
    {
        var (server, slugs) = await StartedAsync(1);
        var bare = await FirstEventAsync(server, "");
        Assert.Equal(["at", "online", "viewsToday", "viewsTotal", "article"], bare.EnumerateObject().Select(p => p.Name));
        Assert.Equal(JsonValueKind.Null, bare.GetProperty("article").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await FirstEventAsync(server, "?article=nothing-here")).GetProperty("article").ValueKind);
        var one = await FirstEventAsync(server, $"?article={slugs[0]}");
        Assert.Equal(slugs[0], one.GetProperty("article").GetProperty("slug").GetString());
        Assert.False(one.TryGetProperty("articles", out _));
    }

    [Fact]
    public async Task Stream_OfSeveralArticles_ListsThoseThatExist_EachOnce_AtMostSixteen()
    {
        var (server, slugs) = await StartedAsync(17);
        Assert.Equal(slugs[..2], await ListedAsync(server, [slugs[0], "nothing-here", slugs[1], slugs[0]]));
        Assert.Equal(slugs[..16], await ListedAsync(server, slugs));
    }

    [Fact]
    public async Task OpenStream_ReadsEachOfItsArticles_UntilItCloses()
    {
        var (server, slugs) = await StartedAsync(2);
        using (var client = server.NewClient(Agents.Chrome))
        {
            await using var stream = await client.GetStreamAsync(Address([.. slugs]), TestContext.Current.CancellationToken);
            await ReadingAsync(1);
        }
        await ReadingAsync(0);

        async Task ReadingAsync(int visitors)
        {
            foreach (var slug in slugs)
                await Eventually.Is(async () => (await server.JsonAsync($"/api/articles/{slug}/stats")).GetProperty("readingNow").GetInt32() == visitors, what: $"{slug} is read by {visitors}");
        }
    }

    private async Task<(BlogServer Server, string[] Slugs)> StartedAsync(int articles)
    {
        var server = await shared.StartedAsync();
        return (server, await server.AddArticlesAsync(articles));
    }

    private static Uri Address(params string[] slugs) => new("/api/live/stream?" + string.Join('&', slugs.Select(slug => "article=" + slug)), UriKind.Relative);

    private static async Task<string?[]> ListedAsync(BlogServer server, string[] slugs) =>
        [.. (await FirstEventAsync(server, Address(slugs).OriginalString["/api/live/stream".Length..])).GetProperty("articles").EnumerateArray().Select(a => a.GetProperty("slug").GetString())];

    private static async Task<JsonElement> FirstEventAsync(BlogServer server, string query)
    {
        using var client = server.NewClient(Agents.Googlebot);
        using var reader = new StreamReader(await client.GetStreamAsync(new Uri("/api/live/stream" + query, UriKind.Relative)));
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return JsonSerializer.Deserialize<JsonElement>(line[6..]);
        }
        throw new InvalidOperationException("The stream ended.");
    }
}
