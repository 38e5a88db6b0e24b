using System.Net;
using AngleSharp.Html.Parser;
using BlogApp.Features.Import.Html;
using BlogApp.Tests.Features.Articles.Rendering;
using BlogApp.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Import.Html;

/// <summary>Text that passes through HTML and Markdown reads the same.</summary>
public sealed class FaithfulTextTests
{
    private static readonly string[] Pieces =
    [
        "a", "Wort", "中文", "é", "😀", " ", " ", " ", "*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "!", "<", ">", "&", "&amp;", "&lt", "#", "##", "+", "++", "-", "--", "=", "==",
        "~", "~~", "^", "|", "\\", "\"", "'", ":", "$", "$$", "1.", "2)", ".", ",", "{", "}", "http://a.b/c_d_e", "www.x_y.org", "[x](y)", "![x](y)", "<b>", "[^1]", "[ ]", "%", "@", "…", "“", "—", "\u00a0",
        "https://en.wikipedia.org/wiki/A_(b)", "mailto:a_b@c.de", "*a*", "---", "===", "|-|-|", "| a |",
    ];

    [Fact]
    public void AnyText_ConvertedToMarkdown_IsShownUnchanged()
    {
        var texts = Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Concat(pieces));
        Prop.ForAll(texts.ToArbitrary(), text => Same($"<p>{WebUtility.HtmlEncode(text)}</p>")).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void AnyFormattedText_Converted_KeepsItsWords() =>
        Prop.ForAll(Marked(3).ArrayOf().Select(string.Concat).ToArbitrary(), html => Same($"<p>{html}</p>")).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

    [Fact]
    public void AnyFormattedTextInATableCell_Converted_KeepsItsWords() => Prop.ForAll(Marked(2).ArrayOf().Select(string.Concat).ToArbitrary(), html =>
    {
        var table = $"<table><tr><th>a</th><th>b</th></tr><tr><td>{html}</td><td>z</td></tr></table>";
        var shown = Shown(HtmlToMarkdown.Convert(table).Markdown).QuerySelectorAll("td").Select(c => Plain(c.TextContent)).ToList();
        var words = Plain(new HtmlParser().ParseDocument($"<body>{table}").QuerySelector("td")!.TextContent);
        return shown.SequenceEqual([words, "z"]) ? true : throw new InvalidOperationException($"{html}\n{HtmlToMarkdown.Convert(table).Markdown}\n{words}\n{string.Join(" // ", shown)}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));

    // Fifteen thousand of each were green once; the suite has no time for that many.
    private const int Cases = 200;

    private static Gen<string> Marked(int depth)
    {
        var text = Gen.Elements(Pieces).ArrayOf(2).Select(pieces => WebUtility.HtmlEncode(string.Concat(pieces)));
        if (depth == 0)
            return text;
        var tag = Gen.Elements("em", "strong", "del", "code", "sup", "sub", "b", "i", "ins", "mark", "a href=/x", "span");
        var marked = Gen.Zip(tag, Marked(depth - 1).ArrayOf(2), (name, inner) => $"<{name}>{string.Concat(inner)}</{name.Split(' ')[0]}>");
        return Gen.OneOf(text, marked, Gen.Constant(" "));
    }

    [Fact]
    public void AnyTextInATable_Converted_StaysInItsCell()
    {
        var cells = Gen.Elements(Pieces).ArrayOf(3);
        Prop.ForAll(cells.ToArbitrary(), row =>
        {
            var html = $"<table><tr><th>a</th><th>b</th><th>c</th></tr><tr>{string.Concat(row.Select(c => $"<td>x{WebUtility.HtmlEncode(c)}y</td>"))}</tr></table>";
            var shown = Shown(HtmlToMarkdown.Convert(html).Markdown).QuerySelectorAll("td").Select(c => Plain(c.TextContent));
            return row.Select(c => Plain($"x{c}y")).SequenceEqual(shown);
        }).QuickCheckThrowOnFailure();
    }

    private static bool Same(string html)
    {
        var before = Plain(new HtmlParser().ParseDocument("<body>" + html).Body!.TextContent);
        var after = Plain(Shown(HtmlToMarkdown.Convert(html).Markdown).TextContent);
        return before == after ? true : throw new InvalidOperationException($"{html}\n{HtmlToMarkdown.Convert(html).Markdown}\n{before}\n{after}");
    }

    private static AngleSharp.Dom.IElement Shown(string markdown) => new HtmlParser().ParseDocument("<body>" + Markup.Html(markdown)).Body!;

    private static string Plain(string text) => string.Join(' ', Quotes.Straight(text).Split([' ', '\n', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));
}
