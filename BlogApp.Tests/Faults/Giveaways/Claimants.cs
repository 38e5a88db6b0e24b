using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Faults.Giveaways;

/// <summary>People who claim: each new, some twice, all asking now and then what became of their tickets.</summary>
internal sealed class Claimants : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly BlogServer _server;
    private readonly ClaimLedger _ledger;
    private readonly Func<OpenGiveaway> _giveaway;
    private readonly List<HttpClient> _clients = [];
    private readonly Task _running;

    public Claimants(BlogServer server, ClaimLedger ledger, Func<OpenGiveaway> giveaway, int seed, int clients = 6)
    {
        (_server, _ledger, _giveaway) = (server, ledger, giveaway);
        _running = Task.WhenAll(Enumerable.Range(0, clients).Select(i => Task.Run(() => ClaimAsync(new Random(seed + i), seed + i))));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        foreach (var client in _clients)
            client.Dispose();
        _stop.Dispose();
    }

    /// <summary>What a ticket's task says; null without an answer, or while it waits.</summary>
    public static async Task AskAsync(HttpClient client, ClaimLedger ledger, string ticket)
    {
        using var answer = await client.GetAsync(new Uri($"/api/tasks/{ticket}", UriKind.Relative));
        if (answer.StatusCode is not HttpStatusCode.OK)
        {
            // The database may be away; but a ticket that was given is never unknown.
            Assert.NotEqual(HttpStatusCode.NotFound, answer.StatusCode);
            return;
        }
        var task = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (task.GetProperty("state").GetString() is { } state and not "waiting")
            ledger.Decided(ticket, ClaimLedger.Said(state, task.GetProperty("number").ValueKind is JsonValueKind.Number ? task.GetProperty("number").GetInt32() : null));
    }

    private async Task ClaimAsync(Random random, int seed)
    {
        var client = _server.NewClient("Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0");
        lock (_clients)
            _clients.Add(client);
        string? last = null;
        for (var n = 0; !_stop.IsCancellationRequested; n++)
        {
            var giveaway = _giveaway();
            // Every fifth claims a second time.
            var claimant = n % 5 == 4 && last is not null ? last : string.Create(CultureInfo.InvariantCulture, $"10.{seed & 255}.{n >> 8 & 255}.{n & 255}");
            last = claimant;
            try
            {
                using var claim = new HttpRequestMessage(HttpMethod.Post, $"/api/giveaways/{giveaway.Id}/claims")
                {
                    Content = JsonContent.Create(new { token = GiveawayKeys.Token(giveaway.Id, giveaway.Secret, TimeProvider.System.GetUtcNow()) }),
                    Headers = { { "X-Forwarded-For", claimant } },
                };
                using var answer = await client.SendAsync(claim, _stop.Token);
                if (answer.StatusCode is HttpStatusCode.Accepted)
                    _ledger.Accepted(giveaway.Id, claimant, (await answer.Content.ReadFromJsonAsync<JsonElement>(_stop.Token)).GetProperty("ticket").GetString()!);
                if (_ledger.Tickets is { Length: > 0 } tickets && random.Next(3) == 0)
                    await AskAsync(client, _ledger, tickets[random.Next(tickets.Length)]);
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException or JsonException)
            {
                // The server died. This claim may stand or not; nobody was told.
                _ledger.Unanswer();
            }
            await Task.Delay(random.Next(2, 12)).ConfigureAwait(false);
        }
    }
}

internal sealed record OpenGiveaway(long Id, byte[] Secret);
