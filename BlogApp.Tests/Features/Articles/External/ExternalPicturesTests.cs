using BlogApp.Features.Articles.External;

namespace BlogApp.Tests.Features.Articles.External;

public sealed class ExternalPicturesTests
{
    [Theory]
    [InlineData("![a](http://x.test/a.png)", "http://x.test/a.png")]
    [InlineData("![a](HTTP://x.test/a.png \"t\")", "HTTP://x.test/a.png")]
    [InlineData("![a](<http://x.test/a b.png>)", "http://x.test/a b.png")]
    [InlineData("![a][r]\n\n[r]: http://x.test/r.png", "http://x.test/r.png")]
    [InlineData("[![a](http://x.test/s.png)](http://x.test/l.png)", "http://x.test/s.png")]
    [InlineData("[a](http://x.test/a.png) http://x.test/b.png", "")]
    [InlineData("`![a](http://x.test/a.png)`\n\n```\n![a](http://x.test/a.png)\n```", "")]
    [InlineData("![a](https://x.test/a.png) ![b](//x.test/b.png) ![c](/media/c.png)", "")]
    [InlineData("![a](http://blog.test/media/a.png)", "")]
    [InlineData("![film](http://youtu.be/1)", "")]
    public void PictureThatDoesNotShow_Found_UnlessItIsOwnOrNone(string markdown, string hidden) =>
        Assert.Equal(hidden, string.Join(' ', ExternalPictures.Find(markdown, "blog.test").Where(picture => picture.IsHidden).Select(picture => picture.Address)));

    [Fact]
    public void Picture_Found_HasItsDescriptionAndPlace()
    {
        const string Text = "Words.\n\n![A *fine* day](http://x.test/a.png) and ![](https://x.test/b.png)";
        var found = ExternalPictures.Find(Text, null);
        Assert.Equal([("A fine day", true, 3), ("", false, 3)], found.Select(picture => (picture.Alt, picture.IsHidden, picture.Line)));
        Assert.Equal("![A *fine* day](http://x.test/a.png)", Text[found[0].From..found[0].To]);
    }

    [Fact]
    public void Addresses_Replaced_LeaveEverythingElse()
    {
        const string Text = "![a](http://x.test/a.png \"t\") [![a](<http://x.test/a.png>)](http://x.test/a.png) `![a](http://x.test/a.png)` ![b][r] ![c](http://x.test/c.png)\n\n[r]: http://x.test/a.png 'u'\n";
        Assert.Equal("![a](/media/n.png \"t\") [![a](/media/n.png)](/media/n.png) `![a](http://x.test/a.png)` ![b][r] ![c](http://x.test/c.png)\n\n[r]: /media/n.png 'u'\n",
            ExternalPictures.Replace(Text, address => address == "http://x.test/a.png" ? "/media/n.png" : null));
    }

    [Fact]
    public void Text_WithoutThem_StaysTheSame()
    {
        const string Text = "![a](/media/a.png) http://x.test/ [b](http://x.test/b)";
        Assert.Same(Text, ExternalPictures.Replace(Text, _ => null));
    }
}
