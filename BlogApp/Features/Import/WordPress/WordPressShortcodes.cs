using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BlogApp.Features.Import.Code;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.WordPress;

/// <summary>Converts WordPress's own shortcodes to HTML. Plugins' shortcodes stay in the text as written.</summary>
internal static partial class WordPressShortcodes
{
    public static string Expand(string content, string postId, IReadOnlyDictionary<string, WxrAttachment> attachments, List<string> notes)
    {
        content = Caption().Replace(content, match => CaptionOf(match.Groups[1].Value, match.Groups[2].Value));
        content = Embed().Replace(content, match => $"\n\n{match.Groups[1].Value.Trim()}\n\n");
        content = Player().Replace(content, match => PlayerOf(match.Groups[1].Value.ToLowerInvariant(), match.Groups[2].Value));
        content = Gallery().Replace(content, match => match.Value.StartsWith("[[", StringComparison.Ordinal) ? match.Value[1..^1] : GalleryOf(match.Groups[1].Value, postId, attachments, notes));
        foreach (Match other in Other().Matches(content))
            notes.Add(Phrase.Format("The shortcode [{0}] of a plugin stands in the text as it was written.", other.Groups[1].Value).ToString());
        return content;
    }

    /// <summary>Makes elements of the shortcodes for code, and hides them: what looks like a shortcode in them is code.</summary>
    public static string Code(string content, HiddenCode hidden) => Code().Replace(content, match =>
        hidden.Mark($"<pre class=\"language-{Attribute(match.Groups[2].Value, "language") ?? Attribute(match.Groups[2].Value, "lang") ?? ""}\">{Encoded(hidden.Restore(match.Groups[3].Value))}</pre>", block: false));

    /// <summary>Leaves out shortcodes where only words are wanted. What stands between their two tags stays, except for a caption: it describes a picture.</summary>
    public static string Remove(string text)
    {
        if (!text.Contains('[', StringComparison.Ordinal))
            return text;
        text = Caption().Replace(text, " ");
        text = Known().Replace(text, " ");
        var named = Other().Matches(text).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).Take(50).ToList();
        text = Other().Replace(text, " ");
        foreach (var name in named)
            text = text.Replace($"[/{name}]", " ", StringComparison.Ordinal);
        return Paired().Replace(text, " ");
    }

    private static string CaptionOf(string attributes, string body)
    {
        // Old exports have the caption as an attribute, newer ones after the picture.
        var picture = Picture().Match(body);
        if (!picture.Success)
            return body;
        var caption = Attribute(attributes, "caption") ?? body[(picture.Index + picture.Length)..].Trim();
        return $"<figure class=\"{Attribute(attributes, "align")}\">{picture.Value}<figcaption>{caption}</figcaption></figure>";
    }

    private static string GalleryOf(string attributes, string postId, IReadOnlyDictionary<string, WxrAttachment> attachments, List<string> notes)
    {
        var ids = (Attribute(attributes, "ids") ?? Attribute(attributes, "include"))?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var parent = Attribute(attributes, "id") ?? postId;
        var excluded = (Attribute(attributes, "exclude") ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var pictures = ids is not null
            ? ids.Select(id => attachments.GetValueOrDefault(id)).OfType<WxrAttachment>()
            : attachments.Values.Where(a => a.ParentId == parent && a.IsPicture && !excluded.Contains(a.Id)).OrderBy(a => a.Order).ThenBy(a => a.Id.Length).ThenBy(a => a.Id, StringComparer.Ordinal);
        var written = new StringBuilder("\n\n");
        foreach (var picture in pictures)
        {
            written.Append("<figure><img src=\"").Append(Encoded(picture.Address)).Append("\" alt=\"").Append(Encoded(picture.Alt)).Append("\">");
            if (picture.Caption.Length > 0)
                written.Append("<figcaption>").Append(Encoded(picture.Caption)).Append("</figcaption>");
            written.Append("</figure>\n");
        }
        if (written.Length == 2)
            notes.Add("A gallery's pictures are not in the export; the gallery was left out.");
        else
            notes.Add("A gallery is its pictures, one under another.");
        return written.Append("\n\n").ToString();
    }

    private static string PlayerOf(string kind, string attributes)
    {
        var source = Attribute(attributes, "src") ?? Attribute(attributes, "mp4") ?? Attribute(attributes, "webm") ?? Attribute(attributes, "mp3") ?? Attribute(attributes, "ogg") ?? Address().Match(attributes).Value;
        return source.Length == 0 ? "" : $"\n\n<{kind} src=\"{Encoded(source)}\"></{kind}>\n\n";
    }

    private static string? Attribute(string attributes, string name)
    {
        foreach (Match match in Attributes().Matches(WebUtility.HtmlDecode(attributes) is var decoded && decoded.Contains('"', StringComparison.Ordinal) && !attributes.Contains('"', StringComparison.Ordinal) ? decoded : attributes))
        {
            if (string.Equals(match.Groups[1].Value, name, StringComparison.OrdinalIgnoreCase))
                return match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Success ? match.Groups[3].Value : match.Groups[4].Value;
        }
        return null;
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(WebUtility.HtmlDecode(text));

    [GeneratedRegex(@"\[(?:wp_)?caption\b([^\]]*)\](.*?)\[/(?:wp_)?caption\]", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Caption();

    [GeneratedRegex(@"\[(code|sourcecode)\b([^\]]*)\](.*?)\[/\1\]", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"\[embed\b[^\]]*\](.*?)\[/embed\]", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Embed();

    [GeneratedRegex(@"\[(audio|video)\b([^\]]*)\](?:\s*\[/\1\])?", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Player();

    [GeneratedRegex(@"\[?\[gallery\b([^\]]*)\]\]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gallery();

    [GeneratedRegex(@"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Picture();

    [GeneratedRegex(@"([\w-]+)\s*=\s*(?:""([^""]*)""|'([^']*)'|([^\s""'\]]+))", RegexOptions.CultureInvariant)]
    private static partial Regex Attributes();

    [GeneratedRegex(@"https?://\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\[/?(?:wp_caption|caption|gallery|audio|video|playlist|embed|code|sourcecode)\b[^\]\[]*\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Known();

    // A word in brackets that is closed again, or that has an attribute, is no author's remark.
    [GeneratedRegex(@"\[([a-z][a-z0-9_-]{1,40})\b[^\]\[]*\](?=.{0,5000}?\[/\1\])|\[/[a-z][a-z0-9_-]{1,40}\]|\[[a-z][a-z0-9_-]{1,40}(?:\s+[a-z_-]{1,40}=(?:""[^""\]]*""|'[^'\]]*'|[^\s\]""']+))+\s*/?\]", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Paired();

    // A plugin's shortcode contains a dash, an underscore or an attribute. Other brackets are the author's.
    [GeneratedRegex(@"\[([a-z][a-z0-9]*(?:[_-][a-z0-9]+)+)(?:\s[^\]]*)?\](?!\()", RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
