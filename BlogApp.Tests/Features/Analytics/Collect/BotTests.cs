using BlogApp.Features.Analytics.Collect.UserAgents;
using Xunit;

namespace BlogApp.Tests.Features.Analytics.Collect;

public sealed class BotTests
{
    public static TheoryData<string> Bots => new(
        // Search engines and similar crawlers.
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/131.0.6778.69 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.6778.69 Mobile Safari/537.36 (compatible; GoogleOther)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "Mozilla/5.0 (compatible; Baiduspider-render/2.0; +http://www.baidu.com/search/spider.html)",
        "Mozilla/5.0 (compatible; YandexRenderResourcesBot/1.0; +http://yandex.com/bots) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.0.0",
        "Mozilla/5.0 (compatible; Yahoo! Slurp)",
        "Mozilla/5.0 (compatible; SeznamBot/4.0; +http://napoveda.seznam.cz/seznambot-intro/)",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/80.0.3987.149 Safari/537.36; 360Spider",
        "Mozilla/5.0 (compatible; archive.org_bot +http://archive.org/details/archive.org_bot)",
        "Mozilla/5.0 (compatible; heritrix/3.4.0 +https://archive.example)",
        "Mozilla/5.0 (compatible; MJ12bot/v1.4.8; http://mj12bot.com/)",
        "Mozilla/5.0 (compatible; AhrefsSiteAudit/6.1; +http://ahrefs.com/robot/site-audit)",
        "Mozilla/5.0 (compatible; DataForSeoBot/1.0; +https://dataforseo.com/dataforseo-bot)",
        "Mozilla/5.0 (compatible; Qwantbot/1.0)",
        "Mozilla/5.0 (compatible; Optimizer)",
        // Language models.
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Claude-User/1.0; +Claude-User@anthropic.com)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; MistralAI-User/1.0; +https://docs.mistral.ai/robots)",
        "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko; compatible; Someone-User/2.0) Chrome/131.0.0.0 Safari/537.36",
        // Link previews.
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "Twitterbot/1.0", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "Slack-ImgProxy (+https://api.slack.com/robots)",
        "TelegramBot (like TwitterBot)", "WhatsApp/2.23.20.0 A", "WhatsApp/2.24.1 CFNetwork/1490.0.4 Darwin/23.2.0",
        "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
        "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
        "Iframely/1.3.1 (+https://iframely.com/docs/about)", "Mastodon/4.3.1 (http.rb/5.2.0; +https://mastodon.example/)",
        "Bluesky Cardyb/1.1; +mailto:support@bsky.app",
        // Feed readers.
        "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers; like FeedFetcher-Google)",
        "Miniflux/2.2.3 (https://miniflux.app)", "FreshRSS/1.24.3 (Linux; https://freshrss.org)", "NetNewsWire (RSS Reader; https://netnewswire.com/)",
        "Tiny Tiny RSS/23.10 (Unsupported)", "Reeder/5040201 CFNetwork/1568.200.51 Darwin/24.1.0",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) QuiteRSS/0.19.4 Chrome/87 Safari/537.36",
        // Monitoring and measuring.
        "Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)", "Better Uptime Bot Mozilla/5.0", "kube-probe/1.31",
        "ELB-HealthChecker/2.0", "GoogleStackdriverMonitoring-UptimeChecks(https://cloud.google.com/monitoring)", "Blackbox Exporter/0.25.0",
        "Mozilla/5.0 (X11; Linux x86_64; Catchpoint) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 11; moto g power (2022)) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 PTST/241120.193430",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 DatadogSynthetics",
        // Driven browsers.
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Unknown; Linux x86_64) AppleWebKit/538.1 (KHTML, like Gecko) PhantomJS/2.1.1 Safari/538.1",
        "Mozilla/5.0 (linux) AppleWebKit/537.36 (KHTML, like Gecko) jsdom/25.0.1",
        // Libraries and tools.
        "curl/8.11.0", "Wget/1.24.5", "Wget/1.21.4 (linux-gnu)", "python-requests/2.32.3", "Python/3.12 aiohttp/3.11.7", "python-httpx/0.27.2",
        "Go-http-client/2.0", "okhttp/4.12.0", "okhttp/4.12.0 (Android 14; Pixel 8)", "axios/1.7.7", "node-fetch/1.0 (+https://github.com/bitinn/node-fetch)",
        "undici", "node", "Java/21.0.5", "Mozilla/4.0 (Windows NT 6.1) Java/1.6.0_26", "Apache-HttpClient/5.4 (Java/21.0.5)",
        "PostmanRuntime/7.42.0", "HTTPie/3.2.4", "libwww-perl/6.77", "Ruby", "Faraday v2.12.0", "GuzzleHttp/7", "Symfony HttpClient (Curl)",
        "Dart/3.5 (dart:io)", "reqwest/0.12.9", "Scrapy/2.11.2 (+https://scrapy.org)", "WordPress/6.7.1; https://blog.example",
        "Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.22621.4391", "wrk/4.2.0", "ApacheBench/2.3",
        // Scanners and attacks.
        "Mozilla/5.0 zgrab/0.x", "Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)", "sqlmap/1.8.11#stable (https://sqlmap.org)",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 ${jndi:ldap://x.example/a}",
        "() { :; }; /bin/bash -c \"echo\"", "Mozilla/5.0 (compatible; CensysInspect/1.1; +https://about.censys.io/)",
        // Imitations: a browser's agent, changed where no browser changes it.
        "mozilla/5.0 (windows nt 10.0; win64; x64) applewebkit/537.36 (khtml, like gecko) chrome/131.0.0.0 safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36; Quietly",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko; Quietly) Chrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Quietly) AppleWebKit/537.36 (KHTML, like Gecko)",
        "Quietly, Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 (quiet@example.com)",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 quietly.com",
        "Mozlila/5.0 (Linux; Android 7.0; SM-G892A Bulid/NRD90M; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/60.0.3112.107 Moblie Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36",
        "Mozilla/5.0", "Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "Chrome", "iphone", "-", "default_user_agent");

    public static TheoryData<string> People => new(
        // Phone makers and builds whose names contain a bot's or a feed's word.
        "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/112.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 12; moto g(50) 5G Build/S1RSS32.38-20-9-13; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.6367.180 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 14; Turbotab 10) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 14; SM-S918B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.6367.123 Mobile Safari/537.36 CamScanner/6.70.0",
        // Fragments that look like mail addresses or sites.
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36 (Ecosia android@131.0.6778.104)",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21F79 Instagram 330.0.3.29.91 (iPhone14,3; iOS 17_5; en_IR@calendar=gregorian; en; scale=3.00; 1284x2778; 599151582)",
        "Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0; .NET CLR 2.0.50727; .NET CLR 3.5.30729)",
        // Apps and browsers that do not begin with Mozilla.
        "Opera/9.80 (Android; Opera Mini/36.2.2254/191.303; U; en) Presto/2.12.423 Version/12.16",
        "Dalvik/2.1.0 (Linux; U; Android 14; SM-S911B Build/UP1A.231005.007)",
        "Lynx/2.9.2 libwww-FM/2.14 SSL-MM/1.4.1 OpenSSL/3.0.15", "Links (2.29; Linux 6.1.0 x86_64; GNU C 12.2; text)", "w3m/0.5.3+git20230121",
        "MyNews/7.1 (iPhone; iOS 18.1; Scale/3.00)",
        // Apps that add their own fields to a phone's agent, or put them first.
        "Mozilla/5.0 (Linux; Android 12; V2024A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/91.0.4472.114 Mobile Safari/537.36; unicom{version:android@8.0100,desmobile:};devicetype{deviceBrand:,deviceModel:};{yw_code:}",
        "jdapp;android;10.0.2;11;network/wifi;Mozilla/5.0 (Linux; Android 11; RMX2185 Build/RP1A.200720.011; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/83.0.4103.106 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 10; BRAVIA 4K UR2 Build/QTG3.200305.006.S292; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/84.0.4147.125 Safari/537.36 HbbTV/1.5.1 (+DRM; Sony; KD-55XH9077; 6.3; ; com.sony.HE.G3; )",
        // Small browsers.
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Servo/0.0.1 Firefox/128.0", "Mozilla/4.0 (compatible; Dillo 3.0)", "NetSurf/3.11 (Linux)",
        "ELinks (0.13.1; Linux 5.10 x86_64; 80x24)", "URL/Emacs Emacs/29.1 (PureGTK; x86_64-pc-linux-gnu)",
        // Safari 3 has its version where today only programs write.
        "Mozilla/5.0 (Windows; U; Windows NT 5.1; en-US) AppleWebKit/523.15 (KHTML, like Gecko, Safari/419.3) Arora/0.3 (Change: 287 c9dfb30)");

    [Theory]
    [MemberData(nameof(Bots))]
    public void UserAgentOfProgram_Judged_IsABot(string userAgent) => Assert.True(UserAgentRules.IsBot(userAgent));

    [Theory]
    [MemberData(nameof(People))]
    [MemberData(nameof(ProfileTests.Agents), MemberType = typeof(ProfileTests))]
    public void UserAgentOfBrowser_Judged_IsNoBot(string userAgent) => Assert.False(UserAgentRules.IsBot(userAgent));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Mozilla")]
    public void MissingOrBareUserAgent_Judged_IsABot(string? userAgent) => Assert.True(UserAgentRules.IsBot(userAgent));
}
