using BlogApp.Features.Comments.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Comments;

public sealed class CommentRulesTests
{
    [Theory]
    [InlineData("Ada", "", "", "Text", "")]
    [InlineData("", "", "", "", "Name,Text")]
    [InlineData("  \u202E ", "", "", " \n\t ", "Name,Text")]
    [InlineData("\u200B\u200D\u2060", "", "", "\u3164 \u2800\u200E\n\u034F", "Name,Text")]
    [InlineData("\u0301\u200D", "", "", "\u00AD", "Name,Text")]
    [InlineData("می\u200Cخواهم", "", "", "👩\u200D💻", "")]
    [InlineData("Ada", "ada@example.org", "example.org/me", "Text", "")]
    [InlineData("Ada", "ada", "", "Text", "Email")]
    [InlineData("Ada", "ada@example", "", "Text", "Email")]
    [InlineData("Ada", "a b@example.org", "", "Text", "Email")]
    [InlineData("Ada", "<script>@example.org", "", "Text", "Email")]
    [InlineData("Ada", "", "javascript:alert(1)", "Text", "Url")]
    [InlineData("Ada", "", "javascript://example.org/%0aalert(1)", "Text", "Url")]
    [InlineData("Ada", "", "data:text/html,x", "Text", "Url")]
    [InlineData("Ada", "", "ftp://example.org", "Text", "Url")]
    [InlineData("Ada", "", "https://user:pass@example.org", "Text", "Url")]
    [InlineData("Ada", "", "nothing here", "Text", "Url")]
    public void CommentFields_Checked_NameTheInvalidOnes(string name, string email, string url, string text, string fields) =>
        Assert.Equal(fields, string.Join(',', CommentRules.Check(CommentDraft.Clean(name, email, url, text), guest: true).Keys.Order()));

    [Fact]
    public void OverlongFields_AreEachRefused()
    {
        var draft = CommentDraft.Clean(new string('n', 101), new string('e', 250) + "@example.org", "https://example.org/" + new string('u', 300), new string('t', 5001));
        Assert.Equal(["Email", "Name", "Text", "Url"], CommentRules.Check(draft, guest: true).Keys.Order());
        Assert.Equal(["Text"], CommentRules.Check(draft, guest: false).Keys);
        Assert.Empty(CommentRules.Check(CommentDraft.Clean(new string('n', 100), "", "", new string('t', 5000)), guest: true));
    }

    [Fact]
    public void CommentText_Cleaned_KeepsItsLines_AndLosesInvisibleCharacters()
    {
        Assert.Equal("a\n\n  b", CommentDraft.Lines("a\r\n\r\n\r\n\r\n  b\u0000\u0007  \r\n\n"));
        Assert.Equal("moc.live", CommentDraft.Clean("\u202Emoc.live", "", "", "").Name);
        Assert.Equal("a b", CommentDraft.Clean("a\nb", "", "", "").Name);
        Assert.Equal("", CommentDraft.Lines("\uD800"));
    }

    [Fact]
    public void AnyText_CleanedTwice_IsAsCleanedOnce() => Prop.ForAll<string>(text =>
    {
        var once = CommentDraft.Lines(text);
        return CommentDraft.Lines(once) == once && !once.Contains('\r', StringComparison.Ordinal) && !once.Contains("\n\n\n", StringComparison.Ordinal);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 10_000, true)]
    [InlineData(30, 29, true)]
    [InlineData(30, 30, false)]
    public void Comments_CloseAfterTheConfiguredDays(int days, int age, bool open) =>
        Assert.Equal(open, CommentRules.IsOpen(DateTimeOffset.UnixEpoch, days, DateTimeOffset.UnixEpoch.AddDays(age)));
}
