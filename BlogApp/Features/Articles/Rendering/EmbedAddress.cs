using System.Collections.Frozen;

namespace BlogApp.Features.Articles.Rendering;

/// <summary>
/// Pages of films, sound and code that people embed. They are shown as a card that leads there: a frame would tell their
/// hosts who reads what. None of these addresses is a picture.
/// </summary>
internal static class EmbedAddress
{
    private static readonly FrozenSet<string> Hosts = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "dailymotion.com", "twitch.tv", "peertube.tv", "bilibili.com", "v.qq.com", "v.youku.com",
        "soundcloud.com", "open.spotify.com", "podcasts.apple.com", "codepen.io", "jsfiddle.net", "codesandbox.io", "gist.github.com", "asciinema.org",
        "speakerdeck.com", "slideshare.net", "x.com", "twitter.com", "bsky.app");

    /// <summary>The element that plays a file of the library: video or audio; null when it is none to be played.</summary>
    public static string? PlayerOf(string address) => !address.StartsWith("/media/", StringComparison.Ordinal) ? null : Path.GetExtension(address).ToLowerInvariant() switch
    {
        ".mp4" or ".webm" => "video",
        ".mp3" => "audio",
        _ => null,
    };

    /// <summary>The host as people know it; null when the address is none of these.</summary>
    public static string? HostOf(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        var host = uri.Host;
        foreach (var prefix in (ReadOnlySpan<string>)["www.", "m.", "player."])
        {
            if (host.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                host = host[prefix.Length..];
        }
        return Hosts.Contains(host) ? host.ToLowerInvariant() : null;
    }
}
