using System.Globalization;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Rankings;
using BlogApp.Platform.Http;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Operations.Caches;

/// <param name="Pages">How many articles of the ranking, at most <see cref="RankingQueries.Longest"/>.</param>
internal sealed record WarmInput(int Pages);

/// <summary>
/// Asks this server for the home page and the articles that are read most, as a browser that loads ahead would: the pages
/// are cached, and no view is counted.
/// </summary>
internal sealed class WarmCacheTask(RankingQueries rankings, IServer server, IOptionsMonitor<SiteSettings> site, IOptions<NetworkSettings> network) : ITaskWork
{
    public const string Kind = "cache.warm";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<string?> RunAsync(TaskRun run, CancellationToken cancellationToken)
    {
        var take = Math.Clamp(run.Input<WarmInput>().Pages, 1, RankingQueries.Longest);
        var ranked = await rankings.TopAsync("24h", take, cancellationToken);
        if (ranked.Items.Count == 0)
            ranked = await rankings.TopAsync("all", take, cancellationToken);
        string[] paths = ["/", .. ranked.Items.Select(item => $"/articles/{item.Slug}")];
        using var client = Client();
        var warm = 0;
        foreach (var path in paths)
        {
            run.Report(Phrase.Key("Rendering the most read pages"), warm, paths.Length);
            using var request = new HttpRequestMessage(HttpMethod.Get, network.Value.PathBase + path);
            using var answer = await client.SendAsync(request, cancellationToken);
            warm += answer.IsSuccessStatusCode ? 1 : 0;
        }
        return Phrase.Format("Pages in the cache: {0:N0} of {1:N0}", warm, paths.Length).ToString();
    }

    private HttpClient Client()
    {
        var own = OwnAddress.Root("", server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [], "");
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = new Uri(own), Timeout = Patience };
        client.DefaultRequestHeaders.Add("Sec-Purpose", "prefetch");
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        client.DefaultRequestHeaders.UserAgent.ParseAdd("BlogApp-warm-up");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(site.CurrentValue.Language);
        // Pages are cached by the address that readers use.
        if (Uri.TryCreate(site.CurrentValue.Url, UriKind.Absolute, out var shown))
        {
            client.DefaultRequestHeaders.Host = shown.IsDefaultPort ? shown.Host : string.Create(CultureInfo.InvariantCulture, $"{shown.Host}:{shown.Port}");
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", shown.Scheme);
        }
        return client;
    }
}
