using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Collect.UserAgents;
using Xunit;
using Os = BlogApp.Features.Analytics.Collect.UserAgents.OperatingSystem;

namespace BlogApp.Tests.Features.Analytics.Collect;

public sealed class ProfileTests
{
    private static readonly (string Agent, Browser Browser, Os Os, Device Device)[] Known =
    [
        // Windows.
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36", Browser.Chrome, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", Browser.Edge, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0", Browser.Firefox, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 OPR/115.0.0.0", Browser.Opera, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Vivaldi/7.0.3495.18", Browser.Vivaldi, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Brave/131", Browser.Brave, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0 Ddg/131.0.0.0", Browser.DuckDuckGo, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 YaBrowser/24.10.0.0 Safari/537.36", Browser.Yandex, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.6261.95 Safari/537.36 UBrowser/6.2.4098.3", Browser.UcBrowser, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/94.0.4606.71 Safari/537.36 Core/1.94.225.400 QQBrowser/12.2.5544.400", Browser.QqBrowser, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.0.0 Safari/537.36 SE 2.X MetaSr 1.0", Browser.Sogou, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.5359.95 Safari/537.36 QIHU 360SE", Browser.Qihoo360, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko", Browser.InternetExplorer, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Slack/4.41.98 Chrome/130.0.6723.44 Electron/33.0.1 Safari/537.36", Browser.Slack, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) obsidian/1.7.7 Chrome/128.0.6613.186 Electron/32.2.5 Safari/537.36", Browser.Electron, Os.Windows, Device.Desktop),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 MicroMessenger/7.0.20.1781(0x6700143B) NetType/WIFI MiniProgramEnv/Windows WindowsWechat/WMPF WindowsWechat(0x63090c11)XWEB/11581", Browser.WeChat, Os.Windows, Device.Desktop),
        // macOS.
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1.1 Safari/605.1.15", Browser.Safari, Os.MacOs, Device.Desktop),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36", Browser.Chrome, Os.MacOs, Device.Desktop),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:133.0) Gecko/20100101 Firefox/133.0", Browser.Firefox, Os.MacOs, Device.Desktop),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15 Ddg/18.1", Browser.DuckDuckGo, Os.MacOs, Device.Desktop),
        // Linux, ChromeOS, BSD.
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36", Browser.Chrome, Os.Linux, Device.Desktop),
        ("Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", Browser.Firefox, Os.Linux, Device.Desktop),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15 Epiphany/605.1.15", Browser.GnomeWeb, Os.Linux, Device.Desktop),
        ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36", Browser.Chrome, Os.ChromeOs, Device.Desktop),
        ("Mozilla/5.0 (X11; FreeBSD amd64; rv:132.0) Gecko/20100101 Firefox/132.0", Browser.Firefox, Os.Bsd, Device.Desktop),
        // Android.
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36", Browser.Chrome, Os.Android, Device.Phone),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36", Browser.Chrome, Os.Android, Device.Tablet),
        ("Mozilla/5.0 (Android 15; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0", Browser.Firefox, Os.Android, Device.Phone),
        ("Mozilla/5.0 (Android 14; Tablet; rv:133.0) Gecko/133.0 Firefox/133.0", Browser.Firefox, Os.Android, Device.Tablet),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36", Browser.SamsungInternet, Os.Android, Device.Phone),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36 EdgA/131.0.0.0", Browser.Edge, Os.Android, Device.Phone),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36 OPR/86.0.0.0", Browser.Opera, Os.Android, Device.Phone),
        ("Mozilla/5.0 (Linux; U; Android 13; en-US; CPH2505 Build/TP1A.220905.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UCBrowser/13.7.8.1318 Mobile Safari/537.36", Browser.UcBrowser, Os.Android, Device.Phone),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile DuckDuckGo/5 Safari/537.36", Browser.DuckDuckGo, Os.Android, Device.Phone),
        ("Mozilla/5.0 (Linux; Android 14; V2309A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/123.0.6312.118 Mobile Safari/537.36 VivoBrowser/23.3.0.1", Browser.VivoBrowser, Os.Android, Device.Phone),
        ("Mozilla/5.0 (Linux; U; Android 14; zh-cn; 23127PN0CC Build/UKQ1.230804.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/109.0.5414.118 Mobile Safari/537.36 XiaoMi/MiuiBrowser/18.6.41206", Browser.MiBrowser, Os.Android, Device.Phone),
        ("Mozilla/5.0 (Linux; U; Android 14; zh-cn; PJE110 Build/UKQ1.230924.001) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/115.0.5790.168 Mobile Safari/537.36 HeyTapBrowser/40.8.20.1", Browser.HeyTapBrowser, Os.Android, Device.Phone),
        ("Mozilla/5.0 (Linux; Android 12; 22041211AC Build/SP1A.210812.016; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.188 Mobile Safari/537.36 XWEB/1260117 MMWEBSDK/20240404 MMWEBID/98 MicroMessenger/8.0.49.2600(0x28003133) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64", Browser.WeChat, Os.Android, Device.Phone),
        ("Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP2A.240805.005; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.6778.104 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/490.0.0.63.82;]", Browser.Facebook, Os.Android, Device.Phone),
        ("Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP2A.240805.005; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.6778.104 Mobile Safari/537.36", Browser.WebView, Os.Android, Device.Phone),
        ("Mozilla/5.0 (Linux; Android 11; KFTRWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/128.5.7 like Chrome/128.0.6613.187 Safari/537.36", Browser.Silk, Os.FireOs, Device.Tablet),
        ("Mozilla/5.0 (Linux; U; Android 4.0.3; de-de; GT-I9100 Build/IML74K) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Mobile Safari/534.30", Browser.AndroidBrowser, Os.Android, Device.Phone),
        // HarmonyOS.
        ("Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile HuaweiBrowser/5.0.4.300", Browser.HuaweiBrowser, Os.HarmonyOs, Device.Phone),
        ("Mozilla/5.0 (Linux; Android 12; HarmonyOS; ALN-AL00; HMSCore 6.14.0.322) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.5735.196 HuaweiBrowser/15.0.4.312 Mobile Safari/537.36", Browser.HuaweiBrowser, Os.HarmonyOs, Device.Phone),
        ("Mozilla/5.0 (Linux; Android 12; HarmonyOS; DBY-W09; HMSCore 6.13.0.321) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0.4844.88 HuaweiBrowser/14.0.6.300 Safari/537.36", Browser.HuaweiBrowser, Os.HarmonyOs, Device.Tablet),
        // iOS and iPadOS.
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1.1 Mobile/15E148 Safari/604.1", Browser.Safari, Os.Ios, Device.Phone),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1", Browser.Chrome, Os.Ios, Device.Phone),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/133.0 Mobile/15E148 Safari/605.1.15", Browser.Firefox, Os.Ios, Device.Phone),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 EdgiOS/131.0.2903.68 Mobile/15E148 Safari/604.1", Browser.Edge, Os.Ios, Device.Phone),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1 Ddg/18.1", Browser.DuckDuckGo, Os.Ios, Device.Phone),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1 OPT/5.1.1", Browser.Opera, Os.Ios, Device.Phone),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/344.0.695551749 Mobile/15E148 Safari/604.1", Browser.GoogleApp, Os.Ios, Device.Phone),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.53(0x18003531) NetType/WIFI Language/zh_CN", Browser.WeChat, Os.Ios, Device.Phone),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22B83 Instagram 361.0.0.35.82 (iPhone16,1; iOS 18_1; en_GB; en-GB; scale=3.00; 1179x2556; 674117118; IABMV/1)", Browser.Instagram, Os.Ios, Device.Phone),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/14.19.0", Browser.Line, Os.Ios, Device.Phone),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.30.2421", Browser.LinkedIn, Os.Ios, Device.Phone),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148", Browser.WebView, Os.Ios, Device.Phone),
        ("Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1", Browser.Chrome, Os.IPadOs, Device.Tablet),
        ("Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Mobile/15E148 Safari/604.1", Browser.Safari, Os.IPadOs, Device.Tablet),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 DuckDuckGo/7", Browser.DuckDuckGo, Os.IPadOs, Device.Tablet),
        // Televisions, consoles and the rest.
        ("Mozilla/5.0 (SMART-TV; LINUX; Tizen 7.0) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/5.0 Chrome/94.0.4606.31 TV Safari/537.36", Browser.SamsungInternet, Os.Tizen, Device.Tv),
        ("Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.5359.211 Safari/537.36 WebAppManager", Browser.Chrome, Os.WebOs, Device.Tv),
        ("Mozilla/5.0 (Linux; Android 9; AFTKA Build/PS7633.3445N; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/108.0.5359.160 Mobile Safari/537.36", Browser.WebView, Os.FireOs, Device.Tv),
        ("Mozilla/5.0 (PlayStation; PlayStation 5/9.60) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15", Browser.Safari, Os.PlayStation, Device.Console),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; Xbox; Xbox One) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0", Browser.Edge, Os.Xbox, Device.Console),
        ("Mozilla/5.0 (X11; Linux x86_64; Quest 3) AppleWebKit/537.36 (KHTML, like Gecko) OculusBrowser/35.4.0.12.34 Chrome/130.0.6723.86 VR Safari/537.36", Browser.MetaQuest, Os.Linux, Device.Headset),
        ("Mozilla/5.0 (Linux; Android 7.0; Tesla_SP6.3) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/75.0.3770.143 Mobile Safari/537.36", Browser.Chrome, Os.Android, Device.Phone),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Kiosk/2.1", Browser.Chrome, Os.Linux, Device.Desktop),
        ("Hulu/6.8.1 (iOS 18.3; en_US; iPhone12,1; 17C54)", Browser.Unknown, Os.Ios, Device.Phone),
        ("Dalvik/2.1.0 (Linux; U; Android 14; SM-S911B Build/UP1A.231005.007)", Browser.Unknown, Os.Android, Device.Unknown),
        ("Mozilla/5.0 (X11; GNU/Linux) AppleWebKit/537.36 (KHTML, like Gecko) Chromium/109.0.5414.119 Chrome/109.0.5414.119 Safari/537.36 Tesla/2024.38.6", Browser.Chromium, Os.Linux, Device.Car),
        ("Mozilla/5.0 (X11; U; Linux armv7l like Android; en-us) AppleWebKit/531.2+ (KHTML, like Gecko) Version/5.0 Safari/533.2+ Kindle/3.0+", Browser.AndroidBrowser, Os.Android, Device.EReader),
        ("Mozilla/5.0 (Mobile; Nokia 6300 4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5.4", Browser.Firefox, Os.KaiOs, Device.Phone),
    ];

    public static TheoryData<string> Agents => new(Known.Select(k => k.Agent));

    [Theory]
    [MemberData(nameof(Agents))]
    public void KnownUserAgent_Profiled_GivesBrowserSystemAndDevice(string agent)
    {
        var known = Known.Single(k => k.Agent == agent);
        Assert.Equal(new ClientProfile(known.Browser, known.Os, known.Device), UserAgentRules.ProfileOf(agent));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("something else")]
    public void UninformativeUserAgent_Profiled_IsUnknown(string? agent) => Assert.Equal(default, UserAgentRules.ProfileOf(agent));

    [Fact]
    public void FacetValues_Named_HaveDistinctNames()
    {
        AllNamed(Enum.GetValues<Browser>(), FacetNames.NameOf);
        AllNamed(Enum.GetValues<Os>(), FacetNames.NameOf);
        AllNamed(Enum.GetValues<Device>(), FacetNames.NameOf);
        Assert.Equal(FacetNames.Unknown, FacetNames.NameOf((Browser)255));

        static void AllNamed<T>(T[] values, Func<T, string> name)
        {
            Assert.Equal(values.Length, values.Select(name).Distinct(StringComparer.Ordinal).Count());
            Assert.All(values, v => Assert.NotEmpty(name(v)));
        }
    }

    [Fact]
    public void StoredEnumNumbers_KeepTheirMeaning()
    {
        Assert.Equal((1, 4, 28, 66), ((int)Browser.Chrome, (int)Browser.Safari, (int)Browser.Puffin, (int)Browser.WeChat));
        Assert.Equal((1, 6, 17), ((int)Os.Windows, (int)Os.IPadOs, (int)Os.FireOs));
        Assert.Equal((1, 2, 5), ((int)Device.Desktop, (int)Device.Phone, (int)Device.Console));
        Assert.Equal((1, 3, 5, 6), ((int)SkipReason.Head, (int)SkipReason.Bot, (int)SkipReason.DoNotTrack, (int)SkipReason.Journal));
    }
}
