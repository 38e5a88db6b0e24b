namespace BlogApp.Features.Accounts.Sessions;

/// <summary>Names the browser and the system, so that people can tell their sessions apart. Pure.</summary>
internal static class DeviceName
{
    // The first match wins: nearly every browser also calls itself Chrome or Safari.
    private static readonly (string Sign, string Name)[] s_browsers =
    [
        ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"), ("Vivaldi/", "Vivaldi"), ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Sign, string Name)[] s_systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Macintosh", "macOS"), ("Linux", "Linux"),
    ];

    /// <returns>Such as <c>Firefox, Linux</c>; empty when nothing is known.</returns>
    public static string FromUserAgent(string? agent) =>
        string.Join(", ", new[] { Find(s_browsers, agent), Find(s_systems, agent) }.Where(name => name.Length > 0));

    private static string Find((string Sign, string Name)[] signs, string? agent) =>
        agent is null ? "" : signs.FirstOrDefault(sign => agent.Contains(sign.Sign, StringComparison.Ordinal)).Name ?? "";
}
