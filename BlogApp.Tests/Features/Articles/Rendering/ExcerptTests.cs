using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Tests.Features.Articles.Rendering;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("# A heading\n\nProse.", "Prose.")]
    [InlineData("A heading\n===\n\nProse.", "Prose.")]
    [InlineData("```cs\nvar code;\n```\n\nProse.", "Prose.")]
    [InlineData("    code\n\nProse.", "Prose.")]
    [InlineData("$$\na^2\n$$\n\nProse.", "Prose.")]
    [InlineData("|a|b|\n|-|-|\n|1|2|\n\nProse.", "Prose.")]
    [InlineData("![what it shows](/a.png \"The caption\")\n\nProse.", "Prose.")]
    [InlineData("![what it shows](/a.png)\nThe caption.\n\nProse.", "Prose.")]
    [InlineData("![what it shows](/a.png)\n\n*The caption.*\n\nProse.", "Prose.")]
    [InlineData("|a|b|\n|-|-|\n|1|2|\n\n*Table 1*\n\nProse.", "Prose.")]
    [InlineData("*All in italics.*\n\nMore.", "All in italics. More.")]
    [InlineData("![a](/a.png){wide}\n\nProse.", "Prose.")]
    [InlineData("![a](/a.png)\n![b](/b.png)\n\nProse.", "Prose.")]
    [InlineData("> [!NOTE]\n> This was changed.\n\nProse.", "Prose.")]
    [InlineData("Prose[^1] goes on[^gone].\n\n[^1]: A note.", "Prose goes on .")]
    [InlineData("{{< figure src=\"/a.png\" >}}\n\nProse.", "Prose.")]
    [InlineData("{% include x.html %}\n\nProse.", "Prose.")]
    [InlineData("[gallery ids=\"1,2\"]\n\nProse.", "Prose.")]
    [InlineData("[embed]https://example.org/film[/embed]\n\nProse.", "Prose.")]
    [InlineData("Prose [sic] with *marks*, `code` and a [link](/x).", "Prose [sic] with marks, code and a link.")]
    [InlineData("- one\n- two", "one two")]
    [InlineData("> Quoted.\n\nProse.", "Quoted. Prose.")]
    [InlineData("# Only\n\n```\ncode\n```", "")]
    public void Excerpt_OfAText_IsMadeOfItsProse(string markdown, string excerpt) => Assert.Equal(excerpt, ArticleMarkdown.Excerpt(markdown));

    [Fact]
    public void Excerpt_OfManyUnclosedShortcodes_TakesNoTime()
    {
        var begun = System.Diagnostics.Stopwatch.StartNew();
        ArticleMarkdown.Excerpt(string.Concat(Enumerable.Repeat("{{< [a] ", 100_000)));
        Assert.InRange(begun.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
