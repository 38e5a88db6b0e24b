using BlogApp.Features.Comments;
using BlogApp.Features.Comments.Rules;

namespace BlogApp.Tests.Features.Comments;

public sealed class SpamRulesTests
{
    private static readonly CommentsSettings Settings = new() { BannedWords = "casino, cheap pills ,贷款" };

    [Theory]
    [InlineData("A thoughtful remark about journals.", SpamReason.None)]
    [InlineData("See https://example.org/a and http://example.org/b for more.", SpamReason.None)]
    [InlineData("https://a.example http://b.example www.c.example", SpamReason.Links)]
    [InlineData("[url=x]a[/url] [URL=y]b[/url] [link=z]c", SpamReason.Links)]
    [InlineData("<a href=x>1</a> <A href=y>2</A> <a href=z>3</a>", SpamReason.Links)]
    [InlineData("The best CASINO in town", SpamReason.BannedWord)]
    [InlineData("casino", SpamReason.BannedWord)]
    [InlineData("ca\u200Dsi\u200Cno", SpamReason.BannedWord)]
    [InlineData("ca\u00ADsi\u2063no", SpamReason.BannedWord)]
    [InlineData("ｃａｓｉｎｏ", SpamReason.BannedWord)]
    [InlineData("快速贷\uFE0F款", SpamReason.BannedWord)]
    [InlineData("casinos are loud, and so is an occasino", SpamReason.None)]
    [InlineData("Get cheap pills now", SpamReason.BannedWord)]
    [InlineData("快速贷款，当天到账", SpamReason.BannedWord)]
    [InlineData("", SpamReason.None)]
    public void CommentText_Judged_GivesItsSpamReason(string text, object expected) => Assert.Equal(expected, Judge(text));

    [Fact]
    public void TextRepeatingTheSameWords_IsSpam()
    {
        Assert.Equal(SpamReason.Repeated, Judge(string.Join(' ', Enumerable.Repeat("buy now", 20))));
        Assert.Equal(SpamReason.None, Judge(string.Join(' ', Enumerable.Range(1, 200).Select(i => $"word{i}"))));
        Assert.Equal(SpamReason.None, Judge("ha ha ha ha ha"));
    }

    [Fact]
    public void TextPostedElsewhere_FilledTrap_OrTooFastSubmission_IsSpam()
    {
        Assert.Equal(SpamReason.Repeated, Judge("Nice post", elsewhere: 1));
        Assert.Equal(SpamReason.Trap, Judge("Nice post", trapped: true));
        Assert.Equal(SpamReason.TooFast, Judge("Nice post", seconds: 2.9));
        Assert.Equal(SpamReason.None, Judge("Nice post", seconds: 3));
    }

    [Theory]
    [InlineData("casino king", "", "")]
    [InlineData("Ada", "a@casino.example", "")]
    [InlineData("Ada", "", "https://casino.example")]
    public void BannedWord_IsFoundInEveryField(string name, string email, string url) =>
        Assert.True(SpamRules.HasBannedWord(new(name, email, url, "Hello"), Settings.BannedWords));

    private static SpamReason Judge(string text, bool trapped = false, double seconds = 60, int elsewhere = 0) =>
        SpamRules.Judge(new(new("Ada", "", "", text), trapped, TimeSpan.FromSeconds(seconds), elsewhere), Settings);
}
