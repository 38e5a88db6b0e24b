using BlogApp.Features.Articles.Samples;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Html;
using BlogApp.Features.Import.Markdown;
using BlogApp.Features.Import.Markdown.FrontMatter;
using BlogApp.Features.Import.Model;

namespace BlogApp.Tests.Features.Import;

/// <summary>Texts whose import would take minutes to hours if the time grew with the square of their length.</summary>
public sealed class HostileMarkdownTests
{
    private const int Length = 900_000;

    public static TheoryData<string, string, string> Repeated() => new()
    {
        { "a.md", "", "{{< figure " }, { "a.md", "", "{{< highlight go >}}\n" }, { "a.md", "", "{{% notice tip %}}\n" }, { "a.md", "", "{% raw %}" }, { "a.md", "", "{{ " }, { "a.md", "", "{% " }, { "a.md", "", "{{</* " },
        { "a.md", "", "{: " }, { "a.md", "", "{:" }, { "a.md", "", "# a {: " }, { "a.md", "", "<div>" }, { "a.md", "", "<div>\n\n" }, { "a.md", "x ", "<div>" }, { "a.md", "", "<a " }, { "a.md", "", "<img " }, { "a.md", "", "<pre>" },
        { "a.md", "", "<pre>\n\n" }, { "a.md", "", "<code>" }, { "a.md", "", "<code>\n" }, { "a.md", "", "<code><kbd>" }, { "a.md", "", "<!--" }, { "a.md", "", "<!-- a\n\n" }, { "a.md", "", "x <!-- " }, { "a.md", "", "<br" }, { "a.md", "<", " " },
        { "a.md", "<x", "\t" }, { "a.md", "", "</b>" }, { "a.md", "", "<b>" }, { "a.md", "", "[[a" }, { "a.md", "", "[[a]] " }, { "a.md", "", "![[" }, { "a.md", "", "![a](b (" }, { "a.md", "", "![a](b c" }, { "a.md", "", "[a](b " }, { "a.md", "", "`" },
        { "a.md", "", "```\n" }, { "a.md", "", "- ```\n" }, { "a.md", "", "> " }, { "a.md", "", ":::tip\n" }, { "a.md", "", "$" }, { "a.md", "", "<table><tr><td>" }, { "a.md", "", "<ul><li>" }, { "a.md", "<p>", "x <b>y " },
        { "a.mdx", "", "import " }, { "a.mdx", "", "import {\n" }, { "a.mdx", "", "import a from\n" }, { "a.mdx", "", "import * as\n" }, { "a.mdx", "", "export const a = {\n" }, { "a.mdx", "", "export const a = `\n" }, { "a.mdx", "", "export const a = <b\n" },
        { "a.mdx", "", "export const a = /*\n" }, { "a.mdx", "", "export default (\n" }, { "a.mdx", "", "export const a =\n" }, { "a.mdx", "", "export class A\n" }, { "a.mdx", "export const a = (", "<b>" }, { "a.mdx", "", "{/*" }, { "a.mdx", "", "<A " }, { "a.mdx", "", "<A {" },
        { "a.mdx", "", "<Image " }, { "a.mdx", "<A ", "{}" }, { "a.mdx", "", "<A b={{" }, { "a.mdx", "import", "\n" },
    };

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Repeated))]
    public async Task HostileText_Converted_TakesTimeInProportionToItsLength(string file, string before, string unit)
    {
        // The parser takes so many lines; longer texts are not converted.
        var lines = unit.Count(c => c == '\n');
        var text = before + string.Concat(Enumerable.Repeat(unit, lines == 0 ? Length / unit.Length : Math.Min(Length / unit.Length, 19_000 / lines)));
        await Task.Run(() => MarkdownBody.Convert(file, text, new NoFiles(), []), TestContext.Current.CancellationToken);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("<div>")]
    [InlineData("<code>")]
    [InlineData("<pre><")]
    [InlineData("<pre></pre>")]
    [InlineData("<b><i>")]
    [InlineData("<code>List<T></code> ")]
    public async Task HostileHtml_Converted_TakesTimeInProportionToItsLength(string unit) =>
        await Task.Run(() => HtmlToMarkdown.Convert(string.Concat(Enumerable.Repeat(unit, Length / unit.Length))), TestContext.Current.CancellationToken);

    [Theory(Timeout = 60_000)]
    [InlineData("+++\na = [\n", "'x',\n", "]\n+++\nText", 20_000)]
    [InlineData("+++\n", "[[a]]\nb = 1\n", "+++\nText", 15_000)]
    [InlineData("+++\n", "a = 1\n", "+++\nText", 20_000)]
    [InlineData("+++\na = [", "[", "\n+++\nText", 40_000)]
    [InlineData("---\na: ", "[", "\n---\nText", 40_000)]
    [InlineData("---\n", "a: [\n", "---\nText", 40_000)]
    [InlineData("---\n", "a: b: c\n", "---\nText", 30_000)]
    [InlineData("---\n", "a: \"\n", "---\nText", 40_000)]
    [InlineData("---\na:\n", "- x\n", "---\nText", 60_000)]
    [InlineData("---\n", "\t", "---\nText", 200_000)]
    [InlineData("---\n", "x", "\n---\nText", 200_000)]
    [InlineData("---\ntitle: x\n", "---a\n", "", 60_000)]
    public async Task HostileFrontMatter_IsReadOrRefused(string before, string unit, string after, int times)
    {
        var text = before + string.Concat(Enumerable.Repeat(unit, times)) + after;
        await Task.Run(() =>
        {
            try
            {
                FrontMatterText.ReadLeniently("a.md", text, []);
            }
            catch (ContentFormatException refused)
            {
                Assert.StartsWith("a.md, line", refused.Message, StringComparison.Ordinal);
            }
        }, TestContext.Current.CancellationToken);
    }

    /// <summary>Lists of lists of references, twice as many in each.</summary>
    [Fact(Timeout = 60_000)]
    public async Task ReferencesInReferences_AreRefused()
    {
        var text = "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n")) + "? [*a200, *a200]\n: 1\n";
        await Task.Run(() => Assert.Throws<YamlDotNet.Core.YamlException>(() => YamlFacts.Read(text)), TestContext.Current.CancellationToken);
    }

    private sealed class NoFiles : FileTree
    {
        public override IReadOnlyList<string> Names => [];

        public override Stream Open(string name) => throw new InvalidOperationException();

        public override long Length(string name) => throw new InvalidOperationException();
    }
}
