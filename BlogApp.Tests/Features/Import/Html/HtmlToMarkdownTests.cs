using BlogApp.Features.Import.Html;

namespace BlogApp.Tests.Features.Import.Html;

public sealed class HtmlToMarkdownTests
{
    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo\n")]
    [InlineData("  <p> a \n b </p> ", "a b\n")]
    [InlineData("<h2>Title <em>here</em></h2>text", "## Title *here*\n\ntext\n")]
    [InlineData("<h1># 1</h1>", "# # 1\n")]
    [InlineData("a<br>b<br/>c", "a\\\nb\\\nc\n")]
    [InlineData("a<br><br>b", "a\n\nb\n")]
    [InlineData("<p>&nbsp;</p><p>x</p>", "x\n")]
    [InlineData("<div><div>a</div>b<p>c</p></div>", "a\n\nb\n\nc\n")]
    [InlineData("<hr>", "---\n")]
    [InlineData("", "")]
    public void HtmlBlocks_Converted_AreMarkdown(string html, string expected) => Assert.Equal(expected, Markdown(html));

    [Theory]
    [InlineData("<strong>bold</strong> and <b>bold</b>", "**bold** and **bold**\n")]
    [InlineData("<em>Right, </em>and", "*Right,* and\n")]
    [InlineData("<b>end:</b>word", "**end**:word\n")]
    [InlineData("<em><strong>x</strong></em>", "***x***\n")]
    [InlineData("<b><b>x</b></b>", "**x**\n")]
    [InlineData("<b> </b>", "")]
    [InlineData("<del>a</del> <s>b</s> <strike>c</strike>", "~~a~~ ~~b~~ ~~c~~\n")]
    [InlineData("<ins>a</ins> <u>b</u>", "++a++ ++b++\n")]
    [InlineData("<mark>a</mark>", "==a==\n")]
    [InlineData("H<sub>2</sub>O, 2<sup>10</sup>", "H~2~O, 2^10^\n")]
    [InlineData("<sup>two words</sup>", "^two\u00a0words^\n")]
    [InlineData("a<em>b</em>c<i>d</i>", "a*b*c*d*\n")]
    [InlineData("a<ins>| b |</ins>c", "a\\| ++b++ \\|c\n")]
    [InlineData("a<b>``</b>", "a\\`&#96;\n")]
    [InlineData("a<b>(b)</b>c", "a(b)c\n")]
    [InlineData("<em>a</em><strong>b</strong>", "*a***b**\n")]
    [InlineData("<span style=\"text-decoration: line-through\">a</span>", "~~a~~\n")]
    [InlineData("<code>a</code><code>b</code>", "`ab`\n")]
    [InlineData("中<b>“文”</b>字", "中**“文”**字\n")]
    [InlineData("<b>a<br>b</b> c", "**a**\\\n**b** c\n")]
    [InlineData("<del><sub>x</sub></del>", "~~x~~\n")]
    [InlineData("<b><p>One</p><p>Two</p></b>", "**One**\n\n**Two**\n")]
    [InlineData("<code>a*b`c</code>", "``a*b`c``\n")]
    [InlineData("<kbd>Ctrl</kbd>+<tt>C</tt>", "`Ctrl`\\+`C`\n")]
    [InlineData("<q>said</q>", "“said”\n")]
    [InlineData("<abbr title=\"Cascading Style Sheets\">CSS</abbr>", "CSS (Cascading Style Sheets)\n")]
    [InlineData("<span style=\"color:red\">x</span>", "x\n")]
    [InlineData("<strong>a<br><br>b</strong>", "**a**\n\n**b**\n")]
    public void HtmlInlineElements_Converted_AreMarkdown(string html, string expected) => Assert.Equal(expected, Markdown(html));

    [Theory]
    [InlineData("<a href=\"https://a.b/c_d?e=f(1)\">x</a>", "[x](https://a.b/c_d?e=f%281%29)\n")]
    [InlineData("<a href=\"/x\" title=\"A &quot;title&quot;\">y</a>", "[y](/x \"A \\\"title\\\"\")\n")]
    [InlineData("<a>no address</a>", "no address\n")]
    [InlineData("<a href=\"/x\"></a>", "")]
    [InlineData("<a href=\"/x\"><em>y</em> z</a>", "[*y* z](/x)\n")]
    [InlineData("see https://a.b/c_d_e.", "see <https://a.b/c_d_e>.\n")]
    [InlineData("<a href=\"https://a.b/\">https://a.b/</a>", "[https://a.b/](https://a.b/)\n")]
    [InlineData("<a href=\"/a b\">c</a>", "[c](/a%20b)\n")]
    [InlineData("<a href=\"/x\"> y </a>z", "[y](/x) z\n")]
    [InlineData("<a href=\"/x\"><h2>Title</h2><p>Words</p></a>", "## [Title](/x)\n\n[Words](/x)\n")]
    [InlineData("<a href=\"/x\"><figure><img src=\"a.jpg\"></figure></a>", "[![](a.jpg)](/x)\n")]
    public void HtmlLinks_Converted_AreMarkdown(string html, string expected) => Assert.Equal(expected, Markdown(html));

    [Theory]
    [InlineData("<img src=\"a.jpg\" alt=\"A [cat]\">", "![A \\[cat\\]](a.jpg)\n")]
    [InlineData("<img src=\"a.jpg\" title=\"IMG_0815\" alt=\"\">", "![](a.jpg)\n")]
    [InlineData("<figure><img src=\"a.jpg\" alt=\"x\"><figcaption>A <em>caption</em></figcaption></figure>", "![x](a.jpg \"A caption\")\n")]
    [InlineData("<figure><a href=\"/big\"><img src=\"a.jpg\" alt=\"x\"></a><figcaption>Words</figcaption></figure>", "[![x](a.jpg)](/big)\\\n*Words*\n")]
    [InlineData("<figure><img src=\"a.jpg\"><figcaption>By <a href=\"/x\">X</a></figcaption></figure>", "![](a.jpg)\\\n*By [X](/x)*\n")]
    [InlineData("<a href=\"/big\"><img src=\"a.jpg\" alt=\"x\"></a>", "[![x](a.jpg)](/big)\n")]
    [InlineData("<img src=\"data:image/png;base64,AAAA\">", "")]
    [InlineData("<figure class=\"wp-block-gallery\"><ul class=\"blocks-gallery-grid\"><li><figure><img src=\"a.jpg\"><figcaption>A</figcaption></figure></li><li><figure><img src=\"b.jpg\"></figure></li></ul></figure>", "![](a.jpg \"A\")\n\n![](b.jpg)\n")]
    [InlineData("<video src=\"https://a.b/c.mp4\"></video>", "[Video: c.mp4](https://a.b/c.mp4)\n")]
    [InlineData("<iframe src=\"https://www.youtube.com/embed/x\"></iframe>", "[Embedded: www.youtube.com](https://www.youtube.com/embed/x)\n")]
    [InlineData("<div style=\"background-image:url(https://a.b/c.jpg)\"><p>Over</p></div>", "![](https://a.b/c.jpg)\n\nOver\n")]
    public void HtmlPicturesAndMedia_Converted_AreMarkdown(string html, string expected) => Assert.Equal(expected, Markdown(html));

    [Theory]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "- a\n- b\n")]
    [InlineData("<ol start=\"9\"><li>a</li><li>b</li></ol>", "9. a\n10. b\n")]
    [InlineData("<ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li><li>d</li></ul>", "- a\n  1. b\n     - c\n- d\n")]
    [InlineData("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b\n")]
    [InlineData("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n\n- c\n")]
    [InlineData("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b\n")]
    [InlineData("<ol><li>a</li></ol><ol><li>b</li></ol>", "1. a\n\n1) b\n")]
    [InlineData("<ul><li></li><li>b</li></ul>", "-\n- b\n")]
    [InlineData("<ul><li>a<pre>x\n y</pre></li></ul>", "- a\n\n  ```\n  x\n   y\n  ```\n")]
    [InlineData("<dl><dt>Term</dt><dd>Meaning</dd><dd>Other</dd><dt>Next</dt></dl>", "- **Term**\n\n  Meaning\n\n  Other\n\n- **Next**\n")]
    public void HtmlLists_Converted_AreMarkdown(string html, string expected) => Assert.Equal(expected, Markdown(html));

    [Theory]
    [InlineData("<blockquote>a<cite>Who</cite></blockquote>", "> a\n>\n> — Who\n")]
    [InlineData("<blockquote><p>a</p><blockquote>b</blockquote></blockquote>", "> a\n>\n> > b\n")]
    [InlineData("<pre>a\n  b &lt;c&gt;</pre>", "```\na\n  b <c>\n```\n")]
    [InlineData("<pre><code class=\"language-csharp\">x```y</code></pre>", "````csharp\nx```y\n````\n")]
    [InlineData("<pre class=\"brush: php; gutter\">echo</pre>", "```php\necho\n```\n")]
    [InlineData("<pre class=\"wp-block-verse\">a\nb</pre>", "a\\\nb\n")]
    [InlineData("<table><thead><tr><th>A</th><th style=\"text-align: right\">B</th></tr></thead><tbody><tr><td>1|2</td><td>3</td></tr></tbody></table>", "| A | B |\n| --- | --: |\n| 1\\|2 | 3 |\n")]
    [InlineData("<table><tr><th>A</th><td>1</td></tr></table>", "|   |   |\n| --- | --- |\n| **A** | 1 |\n")]
    [InlineData("<table><tr><th>A</th><th>B</th></tr><tr><td colspan=2>1<br>2</td></tr></table>", "| A | B |\n| --- | --- |\n| 1 2 |  |\n")]
    public void HtmlQuotesCodeAndTables_Converted_AreMarkdown(string html, string expected) => Assert.Equal(expected, Markdown(html));

    [Theory]
    [InlineData("One\n\nTwo\nthree", "One\n\nTwo\\\nthree\n")]
    [InlineData("<strong>a</strong>\n<h2>b</h2>\nc", "**a**\n\n## b\n\nc\n")]
    [InlineData("<ul>\n\t<li>a</li>\n\t<li>b</li>\n</ul>", "- a\n- b\n")]
    [InlineData("<blockquote>a\n\nb</blockquote>", "> a\n>\n> b\n")]
    [InlineData("a<br />\nb", "a\\\nb\n")]
    [InlineData("<pre>a\n\nb</pre>", "```\na\n\nb\n```\n")]
    public void PlainLines_Converted_AreBreaksAndParagraphs(string html, string expected) => Assert.Equal(expected, HtmlToMarkdown.Convert(html, lines: true).Markdown);

    [Theory]
    [InlineData("<script>alert(1)</script>x", "Scripts and styles were left out.")]
    [InlineData("<img class=\"alignleft\" src=a>", "Pictures stand between the paragraphs instead of left or right of the text.")]
    [InlineData("<!-- wp:calendar /-->", "The block “calendar”, which the old blog filled by itself, was left out.")]
    [InlineData("<p style=\"text-align:center\">x</p>", "Centered or right-aligned text stands left.")]
    [InlineData("<form><input></form>", "A form was left out.")]
    public void HtmlWithoutMarkdownEquivalent_Converted_IsNoted(string html, string note) => Assert.Contains(note, HtmlToMarkdown.Convert(html).Notes);

    [Fact]
    public void DeeplyNestedContainers_Converted_KeepTheirStructure() =>
        Assert.Equal("## Title\n\n[a](/x)\n", Markdown(string.Concat(Enumerable.Repeat("<div><section>", 200)) + "<h2>Title</h2><p><a href=\"/x\">a</a></p>"));

    [Theory]
    [InlineData("<span>")]
    [InlineData("<div>")]
    [InlineData("<b><p>")]
    [InlineData("<a href=\"/x\"><div>")]
    public void DeepNestingOfOneTag_Converted_KeepsTheWords(string tag) => Assert.Contains("the end", Markdown(string.Concat(Enumerable.Repeat(tag, 5_000)) + "the end"), StringComparison.Ordinal);

    [Fact]
    public void VeryDeepMixedNesting_Converted_KeepsTheWords()
    {
        var deep = string.Concat(Enumerable.Repeat("<div><blockquote><ul><li><b><i>", 2000)) + "the end";
        Assert.Contains("the end", Markdown(deep), StringComparison.Ordinal);
    }

    private static string Markdown(string html) => HtmlToMarkdown.Convert(html).Markdown;
}
