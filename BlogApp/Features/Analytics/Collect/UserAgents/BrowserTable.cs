namespace BlogApp.Features.Analytics.Collect.UserAgents;

/// <summary>
/// Finds the product that names the browser in an agent. Most agents list several for compatibility, so the order
/// decides: apps first, then browsers built on Chromium, Gecko or WebKit, then those engines' own browsers.
/// </summary>
internal static class BrowserTable
{
    private static readonly (string Product, Browser Browser)[] Products =
    [
        // Pages inside apps.
        ("MicroMessenger", Browser.WeChat), ("wxwork/", Browser.WeChat),
        ("DingTalk", Browser.DingTalk), ("AlipayClient", Browser.Alipay), ("Weibo", Browser.Weibo), ("ZhihuHybrid", Browser.Zhihu),
        ("FBAN/", Browser.Facebook), ("FBAV/", Browser.Facebook), ("FB_IAB", Browser.Facebook), ("MetaIAB", Browser.Facebook),
        ("Instagram ", Browser.Instagram), ("musical_ly", Browser.TikTok), ("BytedanceWebview", Browser.TikTok), ("trill_", Browser.TikTok),
        ("Snapchat", Browser.Snapchat), ("Twitter for", Browser.X), ("TwitterAndroid", Browser.X), ("LinkedInApp", Browser.LinkedIn),
        ("Pinterest/", Browser.Pinterest), ("KAKAOTALK", Browser.KakaoTalk), (" Line/", Browser.Line), ("NAVER(", Browser.Naver),
        ("Telegram-", Browser.Telegram), ("Slack/", Browser.Slack), ("Slack_SSB", Browser.Slack), ("Discord/", Browser.Discord), (" GSA/", Browser.GoogleApp),
        ("GoogleApp/", Browser.GoogleApp), ("Quark/", Browser.Quark), (" QQ/", Browser.Qq),

        // Built on Chromium or on the system's engine.
        ("DuckDuckGo/", Browser.DuckDuckGo), (" Ddg/", Browser.DuckDuckGo), ("QQBrowser/", Browser.QqBrowser), ("Edg/", Browser.Edge), ("EdgA/", Browser.Edge), ("EdgiOS/", Browser.Edge),
        (" Edge/", Browser.Edge), ("Opera Mini", Browser.OperaMini), ("OPiOS/", Browser.OperaMini), ("OPR/", Browser.Opera),
        ("OPT/", Browser.Opera), ("OPX/", Browser.Opera), ("Opera/", Browser.Opera), (" Opera ", Browser.Opera), ("Vivaldi", Browser.Vivaldi),
        ("SamsungBrowser/", Browser.SamsungInternet), ("UCBrowser", Browser.UcBrowser), ("UCWEB", Browser.UcBrowser),
        ("UC Browser", Browser.UcBrowser), (" UBrowser/", Browser.UcBrowser), ("YaBrowser", Browser.Yandex),
        ("YaSearchBrowser", Browser.Yandex), ("Whale/", Browser.Whale),
        ("Brave/", Browser.Brave), (" Brave ", Browser.Brave), ("HuaweiBrowser", Browser.HuaweiBrowser), ("MiuiBrowser", Browser.MiBrowser),
        ("HeyTapBrowser", Browser.HeyTapBrowser), ("VivoBrowser", Browser.VivoBrowser), ("Silk/", Browser.Silk),
        ("baiduboxapp", Browser.Baidu), ("BIDUBrowser", Browser.Baidu), ("baidubrowser", Browser.Baidu),
        ("MetaSr", Browser.Sogou), ("SogouM", Browser.Sogou), ("QIHU", Browser.Qihoo360), ("360SE", Browser.Qihoo360),
        ("360EE", Browser.Qihoo360), ("QHBrowser", Browser.Qihoo360), ("Maxthon", Browser.Maxthon), ("MxBrowser", Browser.Maxthon),
        ("coc_coc_browser", Browser.CocCoc), ("Ecosia", Browser.Ecosia), ("Puffin/", Browser.Puffin), ("Avast/", Browser.AvastSecure),
        ("OculusBrowser", Browser.MetaQuest), ("Electron/", Browser.Electron), ("Epiphany", Browser.GnomeWeb), ("Falkon", Browser.Falkon),
        ("Konqueror", Browser.Konqueror), ("CriOS/", Browser.Chrome), ("; wv)", Browser.WebView),

        // Built on Gecko.
        ("PaleMoon", Browser.PaleMoon), ("SeaMonkey", Browser.SeaMonkey), ("FxiOS/", Browser.Firefox), ("Focus/", Browser.Firefox),
        ("Klar/", Browser.Firefox), ("Firefox/", Browser.Firefox), ("Fennec", Browser.Firefox),

        // The families themselves.
        ("Trident/", Browser.InternetExplorer), ("MSIE ", Browser.InternetExplorer), ("Chromium/", Browser.Chromium),
        ("Chrome/", Browser.Chrome), ("NetFront", Browser.PhoneBrowser), ("NokiaBrowser", Browser.PhoneBrowser),
        ("OviBrowser", Browser.PhoneBrowser), ("Dolfin", Browser.PhoneBrowser), ("UP.Browser", Browser.PhoneBrowser),
        ("BlackBerry", Browser.PhoneBrowser), ("(BB10", Browser.PhoneBrowser), ("MIDP", Browser.PhoneBrowser),
        ("Lynx/", Browser.TextBrowser), ("Links (", Browser.TextBrowser), ("ELinks", Browser.TextBrowser), ("w3m/", Browser.TextBrowser),
    ];

    public static Browser BrowserOf(ReadOnlySpan<char> agent, OperatingSystem os)
    {
        foreach (var (product, browser) in Products)
            if (agent.Contains(product, StringComparison.OrdinalIgnoreCase)) return browser;

        // Safari is named only by the engine's version, which an iPhone's web view leaves out.
        if (agent.Contains("Safari/", StringComparison.OrdinalIgnoreCase))
            return os is OperatingSystem.Android or OperatingSystem.FireOs ? Browser.AndroidBrowser
                : agent.Contains("Version/", StringComparison.OrdinalIgnoreCase) ? Browser.Safari
                : Browser.Unknown;
        return os is OperatingSystem.Ios or OperatingSystem.IPadOs or OperatingSystem.MacOs
            && agent.Contains("AppleWebKit/", StringComparison.OrdinalIgnoreCase) ? Browser.WebView : Browser.Unknown;
    }
}
