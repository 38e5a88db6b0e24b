using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Editing.Checks;
using BlogApp.Platform.Settings;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Features.Articles.Editing;

public sealed class TextChecksTests
{
    [Theory]
    [InlineData("## a\n\n### b\n\n## c\n\n### d", new string[0])]
    [InlineData("## a\n\n#### b", new[] { "3: From level 2 to level 4: the headings leave a level out." })]
    [InlineData("# a\n\n## b\n\n#### c", new[] { "5: From level 2 to level 4: the headings leave a level out." })]
    [InlineData("#### a\n\n#### b", new[] { "1: The first heading has level 4; begin with level 2." })]
    [InlineData("#### a\n\n## b", new[] { "1: The first heading has level 4; begin with level 2." })]
    [InlineData("## a\n\n### b\n\n```\n##### c\n```", new string[0])]
    [InlineData("![](/media/a.png)", new[] { "1: The picture has no description for those who do not see it." })]
    [InlineData("one\n\ntwo ![](/media/a.png \"caption\") ![b](/media/b.png)", new[] { "3: The picture has no description for those who do not see it." })]
    [InlineData("`![](/media/a.png)`\n\n![](https://youtu.be/1)", new string[0])]
    public void Text_Read_TellsWhatMayNeedALook(string markdown, string[] found) =>
        Assert.Equal(found, TextChecks.Read(markdown)!.Findings.Select(finding => $"{finding.Line}: {finding.Problem}"));

    [Fact]
    public void PicturesByHttp_AreRead_AsThoseThatReadersDoNotSee() =>
        Assert.Equal(["http://x.test/a.png"], TextChecks.Read("![a](http://x.test/a.png) ![b](https://x.test/b.png) ![c](/media/c.png)")!.Hidden.Select(picture => picture.Address));

    [Fact]
    public void Finding_OfALine_SaysWhereItStands()
    {
        const string Text = "Words.\n\n![](/media/a.png) and more";
        var finding = Assert.Single(TextChecks.Read(Text)!.Findings);

        Assert.Equal("![](/media/a.png)", Text[finding.From..finding.To]);
    }

    [Fact]
    public async Task LinksWithinTheBlog_ThatLeadNowhere_AreFound()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.AddAuthorAsync();
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await database.AddArticleAsync(author, "there", now.AddDays(-1));
        await database.AddArticleAsync(author, "unlisted", now.AddDays(-1), article => article.Visibility = ArticleVisibility.Unlisted);
        await database.AddArticleAsync(author, "draft", now.AddDays(-1), article => article.State = ArticleState.Draft);
        await database.SaveAsync(context => context.Redirects.Add(new() { Path = "/moved", Address = "/hot", CreatedAt = now.UtcDateTime }).Entity);
        var links = new OwnLinks(database.Contexts, new Site(), new ManualTime(now));
        var text = TextChecks.Read("""
            ## A heading

            [a](/articles/there) [b](/articles/there#part) [c](/articles/unlisted) [d](there) [e](https://blog.test/articles/there)
            [f](#a-heading) [g](https://elsewhere.test/articles/gone) [h](mailto:a@b.test) [i](/hot) [j](/feed.xml)
            [k](/articles/gone) [l](/articles/draft) [m](https://blog.test/articles/gone?x=1) [n](gone) [o](#nothing) [p](/tags/none) [q](/no-page) [s](/moved)
            ![r](/media/none.png)
            """)!;

        var found = await links.CheckAsync(text, "blog.test", "", TestContext.Current.CancellationToken);

        Assert.Equal(
            ["Nothing stands at /articles/gone.", "What stands at /articles/draft is not published.", "Nothing stands at /articles/gone.", "Nothing stands at /articles/gone.",
                "No heading here has the address #nothing.", "Nothing stands at /tags/none.", "Nothing stands at /no-page.", "There is no file /media/none.png in the library."],
            found.Select(finding => finding.Problem.ToString()));
        Assert.All(found.SkipLast(1), finding => Assert.Equal(5, finding.Line));
    }

    private sealed class Site : IOptionsMonitor<SiteSettings>
    {
        public SiteSettings CurrentValue { get; } = new();

        public SiteSettings Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<SiteSettings, string?> listener) => null;
    }
}
