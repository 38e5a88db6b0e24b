using System.Net;

namespace BlogApp.Tests.Faults.Harness;

/// <summary>One reader as seen in requests, and the facets under which its views must be counted.</summary>
/// <param name="Address">Sent as X-Forwarded-For; the server trusts the loopback interface.</param>
internal sealed record Reader(int Number, IPAddress Address, string Agent, string AcceptLanguage, string? Referer, string? Query,
    IReadOnlyDictionary<string, string> Facets)
{
    private static readonly (string Agent, string Browser, string Os, string Device)[] Agents =
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36", "Chrome", "Windows", "Desktop"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox", "Linux", "Desktop"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1.1 Safari/605.1.15", "Safari", "macOS", "Desktop"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", "Edge", "Windows", "Desktop"),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36", "Chrome", "Android", "Phone"),
        ("Mozilla/5.0 (Android 14; Tablet; rv:133.0) Gecko/133.0 Firefox/133.0", "Firefox", "Android", "Tablet"),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36", "Samsung Internet", "Android", "Phone"),
    ];

    private static readonly (string Header, string Language)[] Languages = [("en-GB,en;q=0.8", "en"), ("zh-CN,zh;q=0.9", "zh"), ("de", "de")];

    private static readonly (string? Referer, string Host)[] Referrers =
        [(null, "direct"), ("https://news.example.org/today?id=7", "news.example.org"), ("https://t.co/abc", "x.com"), ("https://forum.example.net/", "forum.example.net")];

    private static readonly (string? Query, string Campaign)[] Campaigns = [(null, "none"), ("utm_campaign=Spring%20Sale", "spring sale"), ("utm_source=letter", "letter")];

    /// <summary>Readers with separate addresses. The lengths of the tables have no common factor, so all combinations occur.</summary>
    public static Reader[] Some(int count) => [.. Enumerable.Range(0, count).Select(Make)];

    private static Reader Make(int number)
    {
        var agent = Agents[number % Agents.Length];
        var language = Languages[number / 2 % Languages.Length];
        var referrer = Referrers[number % Referrers.Length];
        var campaign = Campaigns[number / 5 % Campaigns.Length];
        return new Reader(number, new IPAddress([10, 7, (byte)(number / 250), (byte)(1 + number % 250)]), agent.Agent, language.Header, referrer.Referer, campaign.Query,
            new Dictionary<string, string>
            {
                ["browser"] = agent.Browser,
                ["os"] = agent.Os,
                ["device"] = agent.Device,
                ["language"] = language.Language,
                ["referrer"] = referrer.Host,
                ["campaign"] = campaign.Campaign,
            });
    }
}
