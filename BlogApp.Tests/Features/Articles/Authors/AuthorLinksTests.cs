using BlogApp.Features.Articles.Authors;

namespace BlogApp.Tests.Features.Articles.Authors;

public sealed class AuthorLinksTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("https://example.org/me", true)]
    [InlineData("  https://www.example.org \n\nhttp://b.example/x?y=1\n", true)]
    [InlineData("https://例子.中国/我", true)]
    [InlineData("example.org", false)]
    [InlineData("/about", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("ftp://example.org", false)]
    [InlineData("mailto:a@example.org", false)]
    [InlineData("https://user:secret@example.org", false)]
    [InlineData("https://localhost/admin", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://a.example b.example", false)]
    public void Lines_AreAbsoluteWebAddresses(string text, bool accepted) => Assert.Equal(accepted, AuthorLinks.Problem(text) is null);

    [Fact]
    public void TooManyAndTooLongLines_AreRefused()
    {
        Assert.Null(AuthorLinks.Problem(string.Join('\n', Enumerable.Range(0, AuthorLinks.Most).Select(i => $"https://example.org/{i}"))));
        Assert.NotNull(AuthorLinks.Problem(string.Join('\n', Enumerable.Range(0, AuthorLinks.Most + 1).Select(i => $"https://example.org/{i}"))));
        Assert.NotNull(AuthorLinks.Problem("https://example.org/" + new string('a', 500)));
    }

    [Fact]
    public void Places_AreCalledByHostAndPath() =>
        Assert.Equal(["example.org", "mastodon.example/@ada"], AuthorLinks.Places("https://www.example.org/\nhttps://mastodon.example/@ada").Select(p => p.Text));
}
