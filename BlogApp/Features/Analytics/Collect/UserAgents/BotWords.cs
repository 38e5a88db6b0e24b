using System.Buffers;

namespace BlogApp.Features.Analytics.Collect.UserAgents;

/// <summary>Words by which programs describe what they do. They name kinds of work, not products.</summary>
internal static class BotWords
{
    /// <summary>Matched anywhere, even as part of a longer word.</summary>
    private static readonly SearchValues<string> Anywhere = SearchValues.Create(
    [
        // Collecting.
        "crawl", "spider", "scrap", "robot", "slurp", "archiv", "harvest", "extract", "grabber", "collector", "indexer",
        "aggregat", "sitemap", "plagiarism",
        // Fetching for someone else.
        "fetcher", "preview", "proxy", "transcod", "weblight", "favicon", "thumbnail", "screenshot", "unfurl", "linkexpand",
        "oembed", "webhook", "prerender", "resolver",
        // Watching.
        "monitor", "uptime", "healthcheck", "health-check", "check_", "checker", "checklink", "linkcheck", "probe",
        "synthetic", "observatory", "pagespeed", "page speed", "benchmark", "heartbeat", "availability",
        // Examining.
        "validat", "analyz", "analys", "detector", "inspect", "audit", "parser", "semantic", "classifier", "verification",
        "vulnerab", "pentest", "security scan", "webscan", "web scan",
        // Feeds.
        "newsgator", "podcatch", "subscribers", "feed-id",
        // Programs and libraries.
        "headless", "webdriver", "http-client", "httpclient", "http client", "httpunit", "htmlunit", "libwww-perl", "libcurl",
        "curl/", "wget", "python", "urllib", "perl/", "ruby/", "java/", "php/", "okhttp", "axios", "aiohttp", "httpx",
        "node-fetch", "powershell", "postman", "insomnia", "lwp::", "dotnet", "cron service", "daemon",
        // Attacks in the header itself.
        "${", "<?", "<script", "sleep(", "(select ", "union select", "load_file", "../", "() {", "/etc/",
        // Google's auxiliary crawlers and agents of language models.
        "-google", "google-", "googleother", "meta-external", "anthropic", "openai", "perplexity", "claude-", "chatgpt",
    ], StringComparison.OrdinalIgnoreCase);

    public static bool AreIn(ReadOnlySpan<char> agent) =>
        agent.ContainsAny(Anywhere) || HasBot(agent) || HasScanner(agent) || HasFeed(agent)
        || HasRss(agent) || HasAgent(agent) || HasUser(agent);

    /// <summary>"bot" at the end of a word: not "turbotab" or "Abbott", and not Cubot, a phone maker.</summary>
    private static bool HasBot(ReadOnlySpan<char> agent)
    {
        for (var words = new Occurrences(agent, "bot"); words.Next();)
        {
            var after = words.After.StartsWith('s') ? words.After[1..] : words.After;
            if (!EndsHere(words.Word, after)) continue;
            if (!words.Before.EndsWith("cu", StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static bool HasScanner(ReadOnlySpan<char> agent)
    {
        for (var words = new Occurrences(agent, "scanner"); words.Next();)
            if (!words.Before.EndsWith("cam", StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool HasFeed(ReadOnlySpan<char> agent)
    {
        for (var words = new Occurrences(agent, "feed"); words.Next();)
            if (!words.After.StartsWith("back", StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>"rss" as a word or as a syllable of a name, such as FreshRSS; not in a build number, such as S1RSS32.</summary>
    private static bool HasRss(ReadOnlySpan<char> agent)
    {
        for (var words = new Occurrences(agent, "rss"); words.Next();)
        {
            var glued = !words.Before.IsEmpty && (char.IsAsciiDigit(words.Before[^1]) || char.IsAsciiLetterUpper(words.Before[^1]));
            if (!glued && !(words.After.Length > 0 && char.IsAsciiDigit(words.After[0]))) return true;
        }
        return false;
    }

    private static bool HasAgent(ReadOnlySpan<char> agent)
    {
        for (var words = new Occurrences(agent, "agent"); words.Next();)
            if (EndsHere(words.Word, words.After)) return true;
        return false;
    }

    /// <summary>
    /// "Name-User/1.0": a language model fetching a page to answer a question. Amazon's counts as a person, because
    /// published browser lists include it.
    /// </summary>
    private static bool HasUser(ReadOnlySpan<char> agent)
    {
        for (var words = new Occurrences(agent, "-user/"); words.Next();)
            if (!words.Before.EndsWith("amzn", StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>Whether the word ends here. A lower-case letter continues a word; after a word in capitals, so does a capital.</summary>
    private static bool EndsHere(ReadOnlySpan<char> word, ReadOnlySpan<char> after) =>
        after.IsEmpty || !(char.IsAsciiLetterLower(after[0]) || (char.IsAsciiLetterUpper(word[^1]) && char.IsAsciiLetterUpper(after[0])));
}
