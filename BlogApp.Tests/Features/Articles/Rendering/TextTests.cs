using BlogApp.Features.Articles.Rendering;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Articles.Rendering;

public sealed class TextTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("one two  three", 3)]
    [InlineData("don't re-read snake_case", 3)]
    [InlineData("计数一次。", 4)]
    [InlineData("用Redis计数", 4)]
    [InlineData("𠀀𠀁", 2)]
    [InlineData("カナ かな", 4)]
    [InlineData("... — ！", 0)]
    public void Words_OfAnyScript_AreCounted(string text, int words) => Assert.Equal(words, WordCount.Count(text).Words);

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 230, 1)]
    [InlineData(0, 460, 2)]
    [InlineData(0, 574, 2)]
    [InlineData(0, 575, 3)]
    [InlineData(1200, 0, 3)]
    [InlineData(400, 230, 2)]
    public void ReadingMinutes_OfCharactersAndWords_FollowEachScriptsSpeed(int characters, int words, int minutes) => Assert.Equal(minutes, new WordCount(characters, words).Minutes);

    [Fact]
    public void Words_OfRenderedArticle_IncludeCodeAndProseButNoAddresses()
    {
        var article = Markup.Renderer().Render("## One two\n\nthree [four](/five/six)\n\n```\nseven eight\n```\n\n![no](/no.svg)");

        Assert.Equal((6, 1), (article.Words, article.ReadingMinutes));
    }

    [Fact]
    public void PlainText_OfMarkdown_HasOneLinePerBlockAndNoMarkup() =>
        Assert.Equal("One\ntwo & three\na\nb\nvar x;\n", ArticleMarkdown.PlainText("# One\n\n*two* &amp; [three](/x)[^1] ![p](/p.svg)\n\n|a|b|\n|-|-|\n\n```cs\nvar x;\n```\n\n[^1]: note").Replace(" \n", "\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("One two three four", 100, "One two three four")]
    [InlineData("One two three four", 14, "One two three…")]
    [InlineData("One two, three four", 10, "One two…")]
    [InlineData("# Title\n\nBody\n\n```\ncode\n```\n\nMore", 100, "Body More")]
    [InlineData("计数一次，不多不少", 6, "计数一次…")]
    [InlineData("😀😀😀", 4, "😀…")]
    public void Excerpt_OfMarkdown_EndsWithAWholeWord(string markdown, int length, string excerpt) => Assert.Equal(excerpt, ArticleMarkdown.Excerpt(markdown, length));

    [Fact]
    public void AnyText_Excerpted_IsOneLineWithinTheLength() =>
        Prop.ForAll<string, int>((text, length) =>
        {
            var most = 2 + (Math.Abs(length) % 60);
            var excerpt = TextExcerpt.Cut(text ?? "", most);
            return excerpt.Length <= most && !excerpt.Contains('\n', StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
}
