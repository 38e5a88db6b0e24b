using AngleSharp.Html.Parser;
using BlogApp.Features.Comments;
using BlogApp.Features.Import.Html;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Import.Html;

/// <summary>An imported comment is shown as the other blog showed it: no mark of any Markdown stands in its text.</summary>
public sealed class CommentMarksTests
{
    [Theory]
    [InlineData("<h2>A heading</h2>and text", "<p><strong>A heading</strong></p>|<p>and text</p>")]
    [InlineData("<u>under</u>, <ins>new</ins>, <mark>bright</mark>", "<p>under, new, bright</p>")]
    [InlineData("x<sup>2</sup> and H<sub>2</sub>O, e<sup>ab</sup>", "<p>x² and H₂O, e(ab)</p>")]
    [InlineData("<del>old</del> new", "<p><del>old</del> new</p>")]
    [InlineData("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><b>2</b></td></tr></table>", "<p>a · b</p>|<p>1 · <strong>2</strong></p>")]
    [InlineData("## no heading\n++ no mark ++ and ==none==\n~~nor~~ ^this^ $x$", "<p>## no heading<br />|++ no mark ++ and ==none==<br />|~~nor~~ ^this^ $x$</p>")]
    [InlineData("1. one\n- two\n&gt; three\n    four", "<p>1. one<br />|- two<br />|&gt; three<br />|four</p>")]
    [InlineData("*stars* _lines_ `ticks` [brackets](x) &lt;b&gt; # + | :", "<p>*stars* _lines_ `ticks` [brackets](x) &lt;b&gt; # + | :</p>")]
    [InlineData("<strong>b</strong> <em>i</em> <code>c</code> <a href=\"https://example.org/\">l</a>", "<p><strong>b</strong> <em>i</em> <code>c</code> <a rel=\"nofollow ugc noopener\" href=\"https://example.org/\">l</a></p>")]
    [InlineData("<span style=\"text-decoration: underline\">u</span>", "<p>u</p>")]
    [InlineData("<blockquote>said</blockquote><ul><li>one</li></ul>", "<blockquote>|<p>said</p>|</blockquote>|<ul>|<li>one</li>|</ul>")]
    public void CommentOfAnotherBlog_IsShownAsItWasThere(string html, string shown) => Assert.Equal(shown, Shown(html).Trim().Replace("\n", "|", StringComparison.Ordinal));

    [Fact]
    public void AnyTextOfAComment_IsShownAsItself() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
        Gen.Elements("#", "##", "++", "==", "~~", "^", "$", "*", "_", "`", "[", "](x)", "![", "|", ">", "-", "1.", ":", "\\", "&amp;amp;", "&lt;i&gt;", "word", "词", " ", "\n", "\n\n").ArrayOf().ToArbitrary(), pieces =>
        {
            var html = string.Concat(pieces);
            return Words(Shown(html)) == Words(html);
        }));

    private static string Shown(string html) => CommentMarkdown.Html(HtmlToMarkdown.Convert(html, lines: true, comment: true).Markdown);

    private static string Words(string html) => string.Concat(new HtmlParser().ParseDocument("<body>" + html).Body!.TextContent.Where(letter => !char.IsWhiteSpace(letter)));
}
