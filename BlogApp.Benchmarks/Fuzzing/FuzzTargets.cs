using System.IO.Compression;
using System.Text;
using BlogApp.Features.Articles.Samples;
using BlogApp.Features.Import.Bundle;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Ghost;
using BlogApp.Features.Import.Html;
using BlogApp.Features.Import.Markdown;
using BlogApp.Features.Import.Markdown.FrontMatter;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.WordPress;
using BlogApp.Features.Media.Pictures;
using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Storing.Metadata;
using BlogApp.Features.Media.Types;
using BlogApp.Tests.Features.Media;
using BlogApp.Tests.Support;
using Tomlyn;
using YamlDotNet.Core;

namespace BlogApp.Benchmarks.Fuzzing;

/// <summary>All parsers of foreign content.</summary>
internal static class FuzzTargets
{
    private static readonly string[] Brackets = ["[", "]", "{", "}", "\"", "'", ":", ",", "- ", "\n", "  ", "\t", "#", "|", ">", "&a ", "*a", "!!x ", "? ", "<<: ", "0x", "1e999", "-0", "\\u0000", "\\ud800", "...", "---\n", "+++\n", "[[a]]\n", "a.b=", "'''", "\"\"\""];
    private static readonly string[] Html = ["<", ">", "<div>", "</div>", "<table><tr><td>", "<ul><li>", "<b>", "<i>", "</b>", "<pre><code>", "<!--", "-->", "<svg>", "<math>", "<template>", "<a href=\"", "<img src=x>", "&#0;", "&#x110000;", "&amp", "<script>", "<p", "=\"", "<select>", "<blockquote>", "[caption]", "[/caption]", "[gallery ids=\"1,2\"]", "<!-- wp:image {\"id\":1} -->", "<!-- /wp:image -->", "[code]", "[["];
    private static readonly string[] Marks = ["[", "](", "![", "> ", "* ", "1. ", "`", "```\n", "~~~", "**", "__", "<div>", "<!--more-->", "{{< figure src=\"a.png\" >}}", "{{% raw %}}", "{{< ", " >}}", "{% highlight %}", "{% raw %}", "$$", "|-|-|\n", "| a |", "[^1]", "[^1]: a\n", "http://a", "import a from \"b\"\n", "export const a = {", "<A b={", "\n\n", "\t", "# ", "- [ ] ", "\\", "~", "^", "&lt;", "    "];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("yaml", Texts("title: \"A\"\ntags: [a, b]\nmap:\n  key: value\n  list:\n  - 1\n  - x\ntext: |\n  long\n  text\n", "a: &x 1\nb: *x\n<<: {c: d}\n"), Brackets, input => YamlFacts.Read(Text(input)), typeof(YamlException), typeof(SemanticErrorException), typeof(SyntaxErrorException)),
        new("toml", Texts("title = \"A\"\ntags = [\"a\", 'b']\ndate = 2024-05-06T07:08:09Z\n[params]\nx = { y = 1 }\n[[list]]\na = 0x1F\n", "a.b.c = '''x'''\n"), Brackets, input => TomlFacts.Read(Text(input)), typeof(TomlException)),
        new("front-matter", Texts("---\ntitle: A\ntags: [a]\n---\n\nText\n", "+++\ntitle = \"A\"\n+++\nText\n", "{\"title\":\"A\",\"tags\":[\"a\"]}\n\nText\n"), Brackets, input => FrontMatterText.Read("a.md", Text(input)), typeof(ContentFormatException)),
        new("markdown", Texts(Post, "---\ntitle: A\ndate: 2024-01-02\n---\nimport X from 'x'\n\n<X a={1} />\n\n{% highlight js %}\nx\n{% endhighlight %}\n"), [.. Marks, .. Html], input => Drain(MarkdownFiles.Read(new MemoryTree(("posts/2024-01-02-a.mdx", input), ("posts/a.png", [1])), "site")), typeof(ContentFormatException)),
        new("wordpress", Texts(SampleWxr.Of(1), SampleWxr.Of(2)), [.. Html, "<item>", "</item>", "<![CDATA[", "]]>", "<!DOCTYPE x [", "<wp:post_id>", "</wp:post_id>", "<wp:postmeta>", "<category domain=\"nav_menu\">", "<content:encoded>", "xmlns:a=\"b\""], input => Drain(WxrFile.Read(() => new MemoryStream(input))), typeof(ContentFormatException)),
        new("ghost", Texts(Ghost), [.. Brackets, "null", "true", "{\"a\":", "\"lexical\":\"", "\"mobiledoc\":\"", "\\\"", "\"html\":", "\"children\":[", "{\"type\":\"list\"}"], input => Drain(GhostExport.Read(() => new MemoryStream(input))), typeof(ContentFormatException)),
        new("bundle", Texts("{\"format\":\"blogapp\",\"version\":1}", "[{\"number\":1,\"name\":\"A\",\"state\":\"approved\",\"at\":\"2024-01-02T03:04:05Z\",\"markdown\":\"x\"}]", "---\nslug: a\ntitle: A\nstate: published\ncreated: 2024-01-02T03:04:05Z\n---\n\nText\n", "[{\"name\":\"aaaaaaaaaaaaaaaaaaaa.png\",\"originalName\":\"a\",\"contentType\":\"image/png\",\"sha256\":\"\",\"alt\":\"\",\"uploadedAt\":\"2024-01-02T03:04:05Z\"}]", "{\"settings\":{\"Title\":\"A\"},\"menu\":[{\"position\":1,\"title\":\"A\",\"address\":\"/\"}]}"), [.. Brackets, "null", "[null]", "{}"], ParseBundle, typeof(ContentFormatException)),
        new("zip", [Zip(("a.md", "---\ntitle: A\n---\nText"), ("b/c.md", new string('x', 2000))), Zip(("blog.xml", SampleWxr.Of(1)))], ["PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006", "../", "\0\0\0\0"], ParseZip, typeof(ContentFormatException)),
        new("html", Texts("<p>Hello <b>you</b></p><ul><li>a<li>b</ul><table><tr><th>x<td>y</table><pre><code class=\"language-js\">a</code></pre>", "<figure><img src=\"a.png\" alt=\"b\"><figcaption>c</figcaption></figure><blockquote>q</blockquote>"), Html, input => { HtmlToMarkdown.Convert(Text(input)); HtmlToMarkdown.Convert(Text(input), lines: true, comment: true); HtmlToMarkdown.PlainText(Text(input)); }),
        new("rendering", Texts(Post, "> [!NOTE]\n> a\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```mermaid\ngraph TD; A-->B\n```\n\n$$\\frac{a}{b}$$\n"), [.. Marks, .. Html, "\\frac{", "A-->B\n"], RenderTarget.Render),
        new("picture", [SamplePictures.Png(4, 4, text: true), SamplePictures.Jpeg(4, 4)[..600], SamplePictures.Webp(4, 4, exif: true), SamplePictures.Avif(4, 4), SamplePictures.Gif(4, 4), Encoding.UTF8.GetBytes("<svg width=\"1\" height=\"1\" viewBox=\"0 0 1 1\"></svg>")], ["\u00ff", "\0\0\0", "ispe", "IEND", "VP8X", "EXIF", "Exif\0\0II*\0"], ParsePicture, typeof(MediaRefusedException), typeof(InvalidDataException)),
    ];

    private const string Post = "---\ntitle: A\ndate: 2024-01-02\ntags: [a]\n---\n\n# Head\n\nText with [link](a.md) and ![](a.png) and `code`.\n\n- a\n  - b\n\n> quote\n\n{{< figure src=\"a.png\" caption=\"c\" >}}\n\n```go\nx := 1\n```\n\n[^1]: note\n";

    private const string Ghost = """
        {"db":[{"meta":{"version":"5.0"},"data":{"posts":[
        {"id":"1","title":"First","slug":"first","html":"<p>Hello <strong>you</strong></p><img src=\"__GHOST_URL__/content/images/a.png\">","status":"published","type":"post","published_at":"2024-02-01T10:00:00.000Z"},
        {"id":"2","slug":"b","mobiledoc":"{\"markups\":[[\"em\"],[\"a\",[\"href\",\"https://x.y\"]]],\"cards\":[[\"hr\",{}]],\"sections\":[[1,\"p\",[[0,[0],1,\"Me\"]]],[10,0],[3,\"ul\",[[[0,[],0,\"item\"]]]]]}"},
        {"id":"3","slug":"c","lexical":"{\"root\":{\"type\":\"root\",\"children\":[{\"type\":\"paragraph\",\"children\":[{\"type\":\"text\",\"text\":\"a\",\"format\":1}]}]}}"}],
        "tags":[{"id":"t1","name":"News","slug":"news"}],"posts_tags":[{"post_id":"1","tag_id":"t1","sort_order":0}],"users":[{"id":"u1","name":"Ada","slug":"ada","email":"ada@x.y"}],
        "settings":[{"key":"title","value":"Old"},{"key":"navigation","value":"[{\"label\":\"A\",\"url\":\"/a\"}]"}]}}]}
        """;

    private static void Drain(ContentPackage package)
    {
        foreach (var article in package.Articles())
        {
            foreach (var address in MarkdownLinks.Find(article.Markdown))
                article.LinkKey?.Invoke(address);
        }
    }

    private static void ParseBundle(byte[] input)
    {
        // The input takes the place of the file that it resembles.
        var text = Text(input);
        var name = text.StartsWith("---", StringComparison.Ordinal) ? "articles/a.md" : text.Contains("number", StringComparison.Ordinal) ? "comments/b.json" : text.Contains("contentType", StringComparison.Ordinal) ? "media.json" : text.Contains("settings", StringComparison.Ordinal) ? "site.json" : BundleLayout.Marker;
        (string, byte[])[] files = [(BundleLayout.Marker, "{\"format\":\"blogapp\",\"version\":1}"u8.ToArray()), ("articles/b.md", "---\nslug: b\ntitle: B\nstate: draft\ncreated: 2024-01-02\n---\n\n"u8.ToArray())];
        Drain(BundleReader.Read(new MemoryTree([.. files.Where(f => f.Item1 != name), (name, input)])));
    }

    private static void ParseZip(byte[] input)
    {
        using var zip = new ZipTree(new MemoryStream(input), 1 << 24);
        foreach (var name in zip.Names)
            zip.Text(name);
    }

    private static void ParsePicture(byte[] input)
    {
        PictureHead.Read(input);
        var type = MediaSignature.Detect(input.AsSpan(0, Math.Min(input.Length, MediaSignature.Length)), out _);
        Action<Stream, Stream>? strip = type == MediaType.Jpeg ? JpegMetadata.Strip : type == MediaType.Png ? PngMetadata.Strip : type == MediaType.Webp ? WebpMetadata.Strip : null;
        strip?.Invoke(new MemoryStream(input), new MemoryStream());
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }

    private static string Text(byte[] input) => Encoding.UTF8.GetString(input);

    private static byte[][] Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
