using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Journeys;

/// <summary>Giveaways from the outside: commands, page, claims, tasks.</summary>
public sealed partial class GiveawayTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private BlogServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await shared.StartedAsync(("Site:TimeZone", "Europe/Berlin"), ("Giveaways:PerMinuteAndAddress", "100000"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Claims_FromThePage_AreWonUntilTheStockIsGone_AndTheAnswerStays()
    {
        var (slug, id) = await CreateAsync(stock: 2);
        var answers = new List<(HttpClient Client, string Ticket, JsonElement Decision)>();
        for (var i = 0; i < 4; i++)
        {
            var client = Visitor();
            var ticket = await ClaimAsync(client, slug, id);
            answers.Add((client, ticket, await DecidedAsync(ticket)));
        }
        Assert.Equal(["won", "won", "soldOut", "soldOut"], answers.Select(a => State(a.Decision)));
        var giveaway = await _server.JsonAsync($"/api/giveaways/{id}");
        Assert.Equal(("A book", 2, 0), (giveaway.GetProperty("item").GetString(), giveaway.GetProperty("stock").GetInt32(), giveaway.GetProperty("left").GetInt32()));
        Assert.Equal(JsonValueKind.Null, giveaway.GetProperty("closesAt").ValueKind);

        // The same person again, and after a restart: the same ticket, the same answer.
        Assert.Equal(answers[0].Ticket, await ClaimAsync(answers[0].Client, slug, id));
        Assert.Equal(0, await _server.StopAsync());
        await _server.StartAgainAsync();
        foreach (var (client, ticket, decision) in answers)
        {
            Assert.Equal(ticket, await ClaimAsync(client, slug, id));
            Assert.Equal(decision.GetRawText(), (await _server.JsonAsync($"/api/tasks/{ticket}")).GetRawText());
        }
        Assert.Equal(4, await _server.SqlAsync($"SELECT count(*) FROM GiveawayClaim WHERE GiveawayId = {id}"));

        var code = answers[0].Decision.GetProperty("code").GetString()!;
        Assert.Equal(0, (await _server.CommandAsync("giveaways", "check", code)).Status);
        Assert.Equal(1, (await _server.CommandAsync("giveaways", "check", code[..^1] + (code[^1] == '0' ? '1' : '0'))).Status);
        var (status, winners) = await _server.CommandAsync("giveaways", "winners", slug, "--json");
        Assert.True(status == 0, winners);
        Assert.Equal([code, answers[1].Decision.GetProperty("code").GetString()], JsonSerializer.Deserialize<JsonElement>(winners).EnumerateArray().Select(w => w.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Stream_SendsTheStateAtOnce_AndEndsWithTheDecision()
    {
        var (slug, id) = await CreateAsync(stock: 1);
        var ticket = await ClaimAsync(Visitor(), slug, id);
        var events = await _server.Client.GetStringAsync(new Uri($"/api/tasks/{ticket}/stream", UriKind.Relative), TestContext.Current.CancellationToken);
        var last = events.Split("event: task\ndata: ")[^1];
        Assert.Equal("won", State(JsonSerializer.Deserialize<JsonElement>(last)));
        Assert.Contains("retry:", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgedAndForeignTokens_AreRefused_AndCostNoClaim()
    {
        var (slug, id) = await CreateAsync(stock: 1);
        var (otherSlug, otherId) = await CreateAsync(stock: 1);
        var (token, foreign) = (await TokenAsync(slug), await TokenAsync(otherSlug));
        foreach (var wrong in (string?[])[null, "", "x", foreign, token[..^3] + "AAA"])
            await RefusedAsync(Visitor(), id, wrong, HttpStatusCode.Forbidden, "token");
        await RefusedAsync(Visitor(), 999_999, token, HttpStatusCode.NotFound, "missing");
        using var crossSite = new HttpRequestMessage(HttpMethod.Post, $"/api/giveaways/{id}/claims") { Content = JsonContent.Create(new { token }), Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        using var refused = await Visitor().SendAsync(crossSite, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(0, await _server.SqlAsync($"SELECT Places FROM Giveaway WHERE Id = {id} OR Id = {otherId}"));
        Assert.Equal("won", State(await DecidedAsync(await ClaimAsync(Visitor(), slug, id))));
    }

    [Fact]
    public async Task InventedTickets_AreUnknown_AndNumbersAreNotTickets()
    {
        foreach (var ticket in (string[])["g-1-AAAAAAAAAAAAAAAAAAAAAAAAAAA", "g-", "g-x", "g-999999-AAAAAAAAAAAAAAAAAAAAAAAAAAA", "g-1-%20", new string('g', 500)])
        {
            using var answer = await _server.Client.GetAsync(new Uri($"/api/tasks/{ticket}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            using var stream = await _server.Client.GetAsync(new Uri($"/api/tasks/{ticket}/stream", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, stream.StatusCode);
        }
    }

    [Fact]
    public async Task TicketThatContainsItsOwnPrefix_IsFound()
    {
        var (_, id) = await CreateAsync(stock: 1);
        var giveaway = await _server.SqlAsync($"SELECT ArticleId FROM Giveaway WHERE Id = {id}");
        var secret = new byte[32];
        var claimant = Enumerable.Range(1, 100_000).First(c => GiveawayKeys.Ticket(1_000_000 + id, secret, c)[2..].Contains("g-", StringComparison.Ordinal));
        var ticket = GiveawayKeys.Ticket(1_000_000 + id, secret, claimant);
        await ExecuteAsync($"""
            INSERT INTO Giveaway (Id, ArticleId, Item, Stock, Won, Places, OpensAt, Who, Secret, CreatedAt) VALUES ({1_000_000 + id}, {giveaway}, 'A pen', 1, 0, 1, '2026-01-01 00:00:00', 'Visitor', zeroblob(32), '2026-01-01 00:00:00');
            INSERT INTO GiveawayClaim (GiveawayId, Ticket, Claimant, Place, Outcome, ArrivedAt, DecidedAt) VALUES ({1_000_000 + id}, '{ticket}', {claimant}, 1, 'SoldOut', '2026-01-01 00:00:00', '2026-01-01 00:00:00');
            """);
        await Eventually.Is(async () => await StatusAsync($"/api/tasks/{ticket}") == HttpStatusCode.OK);
        Assert.Contains("soldOut", await _server.Client.GetStringAsync(new Uri($"/api/tasks/{ticket}/stream", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClaimBeforeTheOpening_AndAfterTheClosing_IsRefused()
    {
        var (slug, id) = await CreateAsync(stock: 1, "--opens", "2099-01-01T10:00Z", "--closes", "2099-01-02T10:00Z");
        var token = await TokenAsync(slug);
        await RefusedAsync(Visitor(), id, token, HttpStatusCode.Conflict, "not-open");
        Assert.Equal("upcoming", (await _server.JsonAsync($"/api/giveaways/{id}")).GetProperty("phase").GetString());
        var (status, output) = await _server.CommandAsync("giveaways", "close", $"{id}", "--json");
        Assert.True(status == 0, output);
        Assert.Equal("closed", JsonSerializer.Deserialize<JsonElement>(output).GetProperty("phase").GetString());
        // Within a second the server knows what the command did.
        await Eventually.Is(async () => (await _server.JsonAsync($"/api/giveaways/{id}")).GetProperty("phase").GetString() == "closed");
        await RefusedAsync(Visitor(), id, token, HttpStatusCode.Conflict, "closed");
        Assert.Equal(1, (await _server.CommandAsync("giveaways", "close", $"{id}")).Status);
    }

    [Fact]
    public async Task GiveawayForAccounts_IsNotForVisitors()
    {
        var (slug, id) = await CreateAsync(stock: 1, "--who", "account");
        await RefusedAsync(Visitor(), id, await TokenAsync(slug), HttpStatusCode.Forbidden, "sign-in");
    }

    [Fact]
    public async Task Reader_WithoutScript_ClaimsByForm_AndFindsTheClaimAgain()
    {
        var (slug, id) = await CreateAsync(stock: 1);
        using var browser = new FormBrowser(_server.Address);
        using var sent = await browser.PostAsync($"/api/giveaways/{id}/claims", ("token", await TokenAsync(slug)));
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var address = sent.Headers.Location!.ToString();
        Assert.StartsWith($"/giveaways/{id}?ticket=g-{id}-", address, StringComparison.Ordinal);
        await Eventually.Is(async () => (await TextAsync(browser, address)).Contains("You have won: number 1.", StringComparison.Ordinal));
        // By the cookie alone.
        Assert.Contains("You have won: number 1.", await TextAsync(browser, $"/giveaways/{id}"), StringComparison.Ordinal);
        using var other = new FormBrowser(_server.Address);
        using var refused = await other.PostAsync($"/api/giveaways/{id}/claims", ("token", "wrong"));
        Assert.Equal($"/giveaways/{id}?refused=token", refused.Headers.Location!.ToString());
        Assert.Contains("Load the article again", await TextAsync(other, $"/giveaways/{id}?refused=token"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadGiveaways_AreRefusedInWords_AndNothingIsStored()
    {
        var slug = (await _server.AddArticlesAsync(1))[0];
        foreach (var (arguments, words) in ((string[], string)[])[
            (["--stock", "0"], "--stock"), (["--stock", "-1"], "--stock"), (["--stock", "many"], "--stock"), (["--stock", "5", "--opens", "2027-03-28T02:30"], "leave 2027-03-28T02:30 out"),
            (["--stock", "5", "--opens", "2027-03-02T10:00Z", "--closes", "2027-03-01T10:00Z"], "--closes"), (["--stock", "5", "--who", "nobody"], "--who"),
            (["--stock", "5", "--closes", "soon"], "--closes accepts"), (["--stock", "5", "--article", "no-such-article"], "no article")])
        {
            string[] article = arguments.Contains("--article") ? [] : ["--article", slug];
            var (status, output) = await _server.CommandAsync(["giveaways", "create", .. article, "--item", "A book", .. arguments]);
            Assert.Equal(1, status);
            Assert.Contains(words, output, StringComparison.Ordinal);
        }
        Assert.Equal(0, await _server.SqlAsync($"SELECT count(*) FROM Giveaway WHERE ArticleId = (SELECT Id FROM Article WHERE Slug = '{slug}')"));
    }

    [Fact]
    public async Task ManyTabsAtOnce_AreOneClaim()
    {
        var (slug, id) = await CreateAsync(stock: 50);
        var (token, client) = (await TokenAsync(slug), Visitor());
        // Within the limit of ten a minute.
        var tickets = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using var answer = await PostAsync(client, id, token);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ticket").GetString()!;
        }));
        Assert.Single(tickets.Distinct());
        await DecidedAsync(tickets[0]);
        Assert.Equal(1, await _server.SqlAsync($"SELECT Won FROM Giveaway WHERE Id = {id}"));
        await RefusedAsync(client, id, token, HttpStatusCode.TooManyRequests, "too-many");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_server.DataDirectory, "blog.db")};Mode=ReadWrite;Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static int s_visitors;

    private HttpClient Visitor() => _server.NewClient(string.Create(CultureInfo.InvariantCulture, $"Mozilla/5.0 (X11; Linux x86_64; rv:{100 + Interlocked.Increment(ref s_visitors)}.0) Gecko/20100101 Firefox/115.0"));

    private async Task<(string Slug, long Id)> CreateAsync(int stock, params string[] more)
    {
        var slug = (await _server.AddArticlesAsync(1))[0];
        var (status, output) = await _server.CommandAsync(["giveaways", "create", "--article", slug, "--item", "A book", "--stock", $"{stock}", "--json", .. more]);
        Assert.True(status == 0, output);
        var id = JsonSerializer.Deserialize<JsonElement>(output).GetProperty("id").GetInt64();
        await Eventually.Is(async () => await StatusAsync($"/api/giveaways/{id}") == HttpStatusCode.OK);
        return (slug, id);
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task<string> TokenAsync(string slug)
    {
        var match = Token().Match(await _server.Client.GetStringAsync(new Uri($"/articles/{slug}", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.True(match.Success);
        return match.Groups[1].Value;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, long id, string? token) =>
        await client.PostAsJsonAsync($"/api/giveaways/{id}/claims", new { token }, TestContext.Current.CancellationToken);

    private async Task<string> ClaimAsync(HttpClient client, string slug, long id)
    {
        using var answer = await PostAsync(client, id, await TokenAsync(slug));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var ticket = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("ticket").GetString()!;
        Assert.Equal($"/api/tasks/{ticket}", answer.Headers.Location!.ToString());
        return ticket;
    }

    private async Task<JsonElement> DecidedAsync(string ticket)
    {
        JsonElement state = default;
        await Eventually.Is(async () => State(state = await _server.JsonAsync($"/api/tasks/{ticket}")) != "waiting");
        return state;
    }

    private static async Task RefusedAsync(HttpClient client, long id, string? token, HttpStatusCode status, string reason)
    {
        using var answer = await PostAsync(client, id, token);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((status, reason), (answer.StatusCode, problem.GetProperty("reason").GetString()));
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("detail").GetString()));
    }

    private static async Task<string> TextAsync(FormBrowser browser, string path)
    {
        using var page = await browser.GetAsync(path);
        return await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static string State(JsonElement task) => task.GetProperty("state").GetString()!;

    [GeneratedRegex("data-claim-token=\"([^\"]+)\"")]
    private static partial Regex Token();
}
