using System.Buffers;

namespace BlogApp.Features.Analytics.Collect.UserAgents;

/// <summary>
/// Names of programs that neither describe themselves nor look unlike a browser; most of them drive a real one.
/// Programs that the rules for words, contacts and shape already detect are left out.
/// </summary>
internal static class BotNames
{
    private static readonly SearchValues<string> Names = SearchValues.Create(
    [
        // Browsers driven by programs.
        "phantomjs", "phantomas", "slimerjs", "casperjs", "selenium", "playwright", "puppeteer", "cypress/", "testcafe",
        "browsershot", "urlbox", "collapsify", " splash ", "wechatdevtools", "jsdom", "rendertron",
        // Site measurement.
        "lighthouse", "catchpoint", "ruxit", "dynatrace", "rigor)", "rigor;", "site24x7", "statuscake", "uptrends",
        "pingdom", "dejaclick", "dmbrowser", "ptst/", "speedcurve", "sitespeed", "debugbear", "dareboost",
        "checkly", "appinsights", "datadog", "newrelic", "new relic", "nodeping", "hetrix", "webpagetest", "yottaa",
        // Research, ratings and sales.
        "ahrefs", "semrush", "mj12", "sistrix", "screaming frog", "woorank", "marketgoo", "datanyze", "brandverity", "builtwith",
        "wappalyzer", "securityheaders", "netcraft", "proximic", "comscore", "outbrain", "grapeshot", "peer39", "diffbot",
        "barkrow", "dataforseo", "seokicks", "serpstat", "megaindex", "linkdex", "turnitin", "sparkler/", "heritrix", "nutch-",
        // Vulnerability scanners.
        "nmap", "masscan", "zgrab", "nessus", "nikto", "sqlmap", "nuclei", "acunetix", "wpscan", "qualys", "openvas", "censys",
        "shodan", "foregenix", "burpcollaborator", "zmeu", "jorgee", "dirbuster", "gobuster", "l9explore", "leakix",
        // Feed readers and podcast clients.
        "newsblur", "netnewswire", "readkit", "akregator", "liferea", "miniflux", "newsboat", "newsbeuter", "inoreader",
        "downcast/", "overcast/", "swcd", "com.duckduckgo.mobile",
        // Agents of language models.
        "bytedance.com", "petalsearch", "cohere-ai", "duckassist", "mistralai", "manus-", "devin/",
    ], StringComparison.OrdinalIgnoreCase);

    /// <summary>Apps that fetch pages outside a web view for a link preview, an icon or a feed. Their agents begin like this.</summary>
    private static readonly string[] FetchingApps = ["whatsapp/", "duckduckgo/", "reeder/", "telegram", "unread/", "facebookexternal"];

    public static bool AreIn(ReadOnlySpan<char> agent)
    {
        if (agent.ContainsAny(Names)) return true;
        foreach (var app in FetchingApps)
            if (agent.StartsWith(app, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
