using System.Collections.Frozen;

namespace BlogApp.Features.Analytics.Collect.Rules;

/// <summary>Sites that refer readers from several hosts, and the one name under which each is counted.</summary>
internal static class ReferrerNames
{
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Hosts = Table(
        ("x.com", "t.co twitter.com mobile.twitter.com m.twitter.com mobile.x.com"),
        ("facebook.com", "l.facebook.com lm.facebook.com m.facebook.com mobile.facebook.com web.facebook.com mbasic.facebook.com touch.facebook.com business.facebook.com fb.com m.me fb.me l.messenger.com messenger.com l.workplace.com"),
        ("instagram.com", "l.instagram.com m.instagram.com"),
        ("threads.com", "threads.net l.threads.net l.threads.com"),
        ("linkedin.com", "lnkd.in m.linkedin.com touch.linkedin.com"),
        ("reddit.com", "out.reddit.com old.reddit.com new.reddit.com np.reddit.com m.reddit.com i.reddit.com sh.reddit.com amp.reddit.com redd.it"),
        ("youtube.com", "m.youtube.com youtu.be music.youtube.com"),
        ("telegram.org", "t.me telegram.me web.telegram.org webk.telegram.org webz.telegram.org"),
        ("whatsapp.com", "web.whatsapp.com l.whatsapp.com wa.me"),
        ("discord.com", "discordapp.com ptb.discord.com canary.discord.com"),
        ("slack.com", "app.slack.com slack-redir.net"),
        ("teams.microsoft.com", "statics.teams.cdn.office.net teams.live.com teams.cloud.microsoft"),
        ("bsky.app", "go.bsky.app"),
        ("vk.com", "away.vk.com m.vk.com vk.ru away.vk.ru m.vk.ru"),
        ("medium.com", "m.medium.com link.medium.com"),
        ("quora.com", "m.quora.com"),
        ("duckduckgo.com", "html.duckduckgo.com lite.duckduckgo.com safe.duckduckgo.com start.duckduckgo.com noai.duckduckgo.com"),
        ("bing.com", "cn.bing.com m.bing.com www4.bing.com edgeservices.bing.com"),
        ("baidu.com", "m.baidu.com wap.baidu.com"),
        ("sogou.com", "m.sogou.com wap.sogou.com"),
        ("so.com", "m.so.com"),
        ("yandex", "ya.ru yandex.ru yandex.com yandex.by yandex.kz yandex.uz yandex.com.tr m.yandex.ru"),
        ("naver.com", "m.naver.com search.naver.com m.search.naver.com"),
        ("search.brave.com", "safe.search.brave.com"),
        ("weibo.com", "m.weibo.cn weibo.cn m.weibo.com s.weibo.com t.cn"),
        ("zhihu.com", "link.zhihu.com zhuanlan.zhihu.com m.zhihu.com"),
        ("juejin.cn", "link.juejin.cn juejin.im"),
        ("jianshu.com", "link.jianshu.com"),
        ("csdn.net", "link.csdn.net blog.csdn.net m.blog.csdn.net"),
        ("chatgpt.com", "chat.openai.com"),
        ("perplexity.ai", "labs.perplexity.ai"));

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Apps = Table(
        ("google", "com.google.android.googlequicksearchbox com.google.android.apps.searchlite com.android.chrome"),
        ("mail.google.com", "com.google.android.gm com.google.android.gm.lite"),
        ("news.google.com", "com.google.android.apps.magazines"),
        ("x.com", "com.twitter.android com.twitter.android.lite"),
        ("facebook.com", "com.facebook.katana com.facebook.lite com.facebook.orca"),
        ("instagram.com", "com.instagram.android com.instagram.lite"),
        ("threads.com", "com.instagram.barcelona"),
        ("linkedin.com", "com.linkedin.android"),
        ("reddit.com", "com.reddit.frontpage"),
        ("youtube.com", "com.google.android.youtube"),
        ("telegram.org", "org.telegram.messenger org.telegram.messenger.web org.thunderdog.challegram"),
        ("whatsapp.com", "com.whatsapp com.whatsapp.w4b"),
        ("discord.com", "com.discord"),
        ("slack.com", "com.slack"),
        ("teams.microsoft.com", "com.microsoft.teams"),
        ("bsky.app", "xyz.blueskyweb.app"),
        ("vk.com", "com.vkontakte.android"),
        ("pinterest.com", "com.pinterest"),
        ("medium.com", "com.medium.reader"),
        ("duckduckgo.com", "com.duckduckgo.mobile.android"),
        ("weixin.qq.com", "com.tencent.mm"),
        ("weibo.com", "com.sina.weibo"),
        ("zhihu.com", "com.zhihu.android"));

    /// <summary>The name under which a host is counted; null when it is counted under its own.</summary>
    /// <param name="host">Normalized: lower case, without "www.".</param>
    public static string? OfHost(ReadOnlySpan<char> host)
    {
        if (Hosts.TryGetValue(host, out var name)) return name;
        if (IsInAnyCountry(host, "google")) return "google";
        if (IsInAnyCountry(host, "pinterest")) return "pinterest.com";
        if (host.EndsWith(".search.yahoo.com", StringComparison.Ordinal) || host.EndsWith(".search.yahoo.co.jp", StringComparison.Ordinal))
            return "search.yahoo.com";
        // Each Wikipedia language has different readers; its mobile site does not.
        return host.EndsWith(".m.wikipedia.org", StringComparison.Ordinal) ? string.Concat(host[..^".m.wikipedia.org".Length], ".wikipedia.org")
            : null;
    }

    /// <summary>The site that an Android app belongs to; null for an unknown app.</summary>
    public static string? OfApp(ReadOnlySpan<char> package) => Apps.TryGetValue(package, out var name) ? name : null;

    /// <summary>Matches site.com, site.de, site.co.uk and site.com.br, but not site.example.com, which belongs to someone else.</summary>
    private static bool IsInAnyCountry(ReadOnlySpan<char> host, string site)
    {
        if (host.Length <= site.Length + 2 || !host.StartsWith(site, StringComparison.Ordinal) || host[site.Length] != '.') return false;
        var ending = host[(site.Length + 1)..];
        if (ending is "com" or "cat") return true;
        if (ending.StartsWith("co.", StringComparison.Ordinal)) ending = ending[3..];
        else if (ending.StartsWith("com.", StringComparison.Ordinal)) ending = ending[4..];
        return ending.Length == 2 && !ending.ContainsAnyExceptInRange('a', 'z');
    }

    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Table(params (string Name, string Doors)[] sites) =>
        sites.SelectMany(site => site.Doors.Split(' ').Select(door => KeyValuePair.Create(door, site.Name)))
            .ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
