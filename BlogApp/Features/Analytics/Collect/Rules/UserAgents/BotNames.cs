using System.Buffers;

namespace BlogApp.Features.Analytics.Collect.Rules.UserAgents;

/// <summary>
/// Names of programs that neither say what they do nor look unlike a browser: mostly tools that drive a real one.
/// Whatever a rule of words, contact or shape finds already is left out.
/// </summary>
internal static class BotNames
{
    private static readonly SearchValues<string> Names = SearchValues.Create(
    [
        // Browsers driven by programs.
        "phantomjs", "phantomas", "slimerjs", "casperjs", "selenium", "playwright", "puppeteer", "cypress/", "testcafe",
        "browsershot", "urlbox", "collapsify", " splash ", "wechatdevtools", "jsdom", "rendertron",
        // Measuring sites.
        "lighthouse", "catchpoint", "ruxit", "dynatrace", "rigor)", "rigor;", "site24x7", "statuscake", "uptrends",
        "pingdom", "dejaclick", "dmbrowser", "ptst/", "speedcurve", "sitespeed", "debugbear", "dareboost",
        "checkly", "appinsights", "datadog", "newrelic", "new relic", "nodeping", "hetrix", "webpagetest", "yottaa",
        // Studying, rating and selling.
        "ahrefs", "semrush", "mj12", "sistrix", "screaming frog", "woorank", "marketgoo", "datanyze", "brandverity", "builtwith",
        "wappalyzer", "securityheaders", "netcraft", "proximic", "comscore", "outbrain", "grapeshot", "peer39", "diffbot",
        "barkrow", "dataforseo", "seokicks", "serpstat", "megaindex", "linkdex", "turnitin", "sparkler/", "heritrix", "nutch-",
        // Looking for holes.
        "nmap", "masscan", "zgrab", "nessus", "nikto", "sqlmap", "nuclei", "acunetix", "wpscan", "qualys", "openvas", "censys",
        "shodan", "foregenix", "burpcollaborator", "zmeu", "jorgee", "dirbuster", "gobuster", "l9explore", "leakix",
        // Reading and listening for someone who is not there.
        "newsblur", "netnewswire", "readkit", "akregator", "liferea", "miniflux", "newsboat", "newsbeuter", "inoreader",
        "downcast/", "overcast/", "swcd", "com.duckduckgo.mobile",
        // Acting on a model's behalf.
        "bytedance.com", "petalsearch", "cohere-ai", "duckassist", "mistralai", "manus-", "devin/",
    ], StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Apps that, outside a web view, fetch a page to show a link's preview, its icon or a feed: their agents begin so.
    /// </summary>
    private static readonly string[] FetchingApps = ["whatsapp/", "duckduckgo/", "reeder/", "telegram", "unread/", "facebookexternal"];

    public static bool AreIn(ReadOnlySpan<char> agent)
    {
        if (agent.ContainsAny(Names)) return true;
        foreach (var app in FetchingApps)
            if (agent.StartsWith(app, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
