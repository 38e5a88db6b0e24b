using System.Buffers;

namespace BlogApp.Features.Analytics.Collect.UserAgents;

/// <summary>Words that identify the system and the device. As with browsers, the first match decides.</summary>
internal static class PlatformTable
{
    private static readonly (string Word, OperatingSystem Os)[] Systems =
    [
        ("Windows Phone", OperatingSystem.WindowsPhone), ("Xbox", OperatingSystem.Xbox), ("PlayStation", OperatingSystem.PlayStation),
        ("Nintendo", OperatingSystem.Nintendo), ("OpenHarmony", OperatingSystem.HarmonyOs), ("HarmonyOS", OperatingSystem.HarmonyOs),
        ("AppleTV", OperatingSystem.TvOs), ("Apple TV", OperatingSystem.TvOs), ("tvOS", OperatingSystem.TvOs),
        ("Tizen", OperatingSystem.Tizen), ("Web0S", OperatingSystem.WebOs), ("webOS", OperatingSystem.WebOs),
        ("KAIOS", OperatingSystem.KaiOs), ("Roku", OperatingSystem.Roku), ("BlackBerry", OperatingSystem.BlackBerry),
        ("(BB10", OperatingSystem.BlackBerry), ("Symbian", OperatingSystem.Symbian), ("Series60", OperatingSystem.Symbian),
        ("Series40", OperatingSystem.Symbian), ("Silk/", OperatingSystem.FireOs), ("; AFT", OperatingSystem.FireOs),
        ("Kindle Fire", OperatingSystem.FireOs), ("Android", OperatingSystem.Android), ("iPad", OperatingSystem.IPadOs),
        ("iPhone", OperatingSystem.Ios), ("iPod", OperatingSystem.Ios), ("Windows", OperatingSystem.Windows),
        ("CrOS ", OperatingSystem.ChromeOs), ("Amiga", OperatingSystem.Amiga), ("MorphOS", OperatingSystem.Amiga),
        ("Macintosh", OperatingSystem.MacOs), ("Mac OS X", OperatingSystem.MacOs),
        ("BSD", OperatingSystem.Bsd), ("DragonFly", OperatingSystem.Bsd), ("SunOS", OperatingSystem.Solaris),
        ("Haiku", OperatingSystem.Haiku), ("BeOS", OperatingSystem.Haiku), ("Linux", OperatingSystem.Linux),
        ("Ubuntu", OperatingSystem.Linux), ("X11;", OperatingSystem.Linux),
        // Last, because it is part of other words, such as kiosk.
        ("iOS", OperatingSystem.Ios),
    ];

    private static readonly SearchValues<string> Televisions = SearchValues.Create(
    [
        "SmartTV", "SMART-TV", "Smart TV", "SmartHub", "HbbTV", "GoogleTV", "Google TV", "Android TV", "AndroidTV", "AppleTV", "Apple TV",
        "tvOS", "BRAVIA", "SonyDTV", "InettvBrowser", "VIZIO", "PhilipsTV", "Viera", "MiTV", "MIBOX", "NetCast", "Web0S", "CrKey", "Roku",
        "Nexus Player", "SHIELD Android", "; AFT", "Chromecast", "-DTV", "Large Screen", "Opera TV", "TV Safari", "TV Build",
    ], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Headsets =
        SearchValues.Create(["OculusBrowser", "; Quest", "PicoBrowser", "; Pico ", "Mobile VR"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Readers =
        SearchValues.Create([" Kindle/", "Kobo", "NOOK", "PocketBook", "Tolino", "; BOOX"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Cars =
        SearchValues.Create(["Tesla/", "QtCarBrowser", "Automotive"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Watches =
        SearchValues.Create(["Watch OS", "watchOS", "Apple Watch", "Wear OS", "Galaxy Watch"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Tablets =
        SearchValues.Create(["Tablet", "PlayBook", "Kindle Fire", "; KF"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Phones =
        SearchValues.Create(["Mobile", "Phone", "MIDP", "UP.Browser", "Opera Mini"], StringComparison.OrdinalIgnoreCase);

    public static OperatingSystem SystemOf(ReadOnlySpan<char> agent)
    {
        foreach (var (word, os) in Systems)
            if (agent.Contains(word, StringComparison.OrdinalIgnoreCase))
                // An iPad that requests desktop pages calls itself a Macintosh, but its apps still say Mobile, which no Mac does.
                return os == OperatingSystem.MacOs && agent.Contains("Mobile/", StringComparison.Ordinal) ? OperatingSystem.IPadOs : os;
        return OperatingSystem.Unknown;
    }

    public static Device DeviceOf(ReadOnlySpan<char> agent, OperatingSystem os)
    {
        if (os is OperatingSystem.PlayStation or OperatingSystem.Xbox or OperatingSystem.Nintendo) return Device.Console;
        // "Tablet PC" is a Windows component that desktops have, too.
        if (os == OperatingSystem.Windows) return Device.Desktop;
        if (agent.ContainsAny(Headsets)) return Device.Headset;
        if (agent.ContainsAny(Televisions)) return Device.Tv;
        if (agent.ContainsAny(Cars)) return Device.Car;
        if (agent.ContainsAny(Readers)) return Device.EReader;
        if (agent.ContainsAny(Watches)) return Device.Watch;
        if (os == OperatingSystem.IPadOs || agent.ContainsAny(Tablets)) return Device.Tablet;
        return os switch
        {
            OperatingSystem.Ios or OperatingSystem.WindowsPhone or OperatingSystem.KaiOs => Device.Phone,
            OperatingSystem.BlackBerry or OperatingSystem.Symbian => Device.Phone,
            OperatingSystem.MacOs or OperatingSystem.ChromeOs or OperatingSystem.Bsd or OperatingSystem.Solaris => Device.Desktop,
            OperatingSystem.Amiga or OperatingSystem.Haiku => Device.Desktop,
            _ when agent.ContainsAny(Phones) => Device.Phone,
            OperatingSystem.HarmonyOs when agent.Contains("(PC;", StringComparison.Ordinal) => Device.Desktop,
            // A browser on a phone says Mobile; an app that has no browser's agent does not.
            OperatingSystem.Android or OperatingSystem.FireOs or OperatingSystem.HarmonyOs when agent.StartsWith("Mozilla/", StringComparison.Ordinal) => Device.Tablet,
            OperatingSystem.Linux => Device.Desktop,
            _ => Device.Unknown,
        };
    }
}
