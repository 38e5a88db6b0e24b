using BlogApp.Platform.Http;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Platform;

public sealed class SubFolderAddressesTests
{
    [Theory]
    [InlineData("<a href=\"/x\">", "<a href=\"/blog/x\">")]
    [InlineData("<a href=\"/\">", "<a href=\"/blog/\">")]
    [InlineData("<a class=b href='/x' >", "<a class=b href='/blog/x' >")]
    [InlineData("<a href=/x>", "<a href=/blog/x>")]
    [InlineData("<a\n  href = \"/x\"\n>", "<a\n  href = \"/blog/x\"\n>")]
    [InlineData("<a href=\"//host/x\" title=\"/x\">", "<a href=\"//host/x\" title=\"/x\">")]
    [InlineData("<a href=\"https://host/x\"><a href=\"#x\"><a href=\"?page=2\"><a href=\"x\">", "<a href=\"https://host/x\"><a href=\"#x\"><a href=\"?page=2\"><a href=\"x\">")]
    [InlineData("<a href=\"/blog/x\"><a href=\"/blog\"><a href=\"/blog?q\"><a href=\"/blogs\">", "<a href=\"/blog/x\"><a href=\"/blog\"><a href=\"/blog?q\"><a href=\"/blog/blogs\">")]
    [InlineData("<img src=\"/m/1.png\" srcset=\"/m/1.png 1x, /m/2.png 2x, https://h/3 3x\">", "<img src=\"/blog/m/1.png\" srcset=\"/blog/m/1.png 1x, /blog/m/2.png 2x, https://h/3 3x\">")]
    [InlineData("<form action=\"/s\"><input formaction=\"/t\">", "<form action=\"/blog/s\"><input formaction=\"/blog/t\">")]
    [InlineData("text href=\"/x\" <!-- <a href=\"/x\"> --><code>&lt;a href=\"/x\"</code>", "text href=\"/x\" <!-- <a href=\"/x\"> --><code>&lt;a href=\"/x\"</code>")]
    [InlineData("<script src=\"/a.js\">'<a href=\"/x\">'</script><a href=\"/y\">", "<script src=\"/blog/a.js\">'<a href=\"/x\">'</script><a href=\"/blog/y\">")]
    [InlineData("<title><a href=\"/x\"></title><base href=\"/\" />", "<title><a href=\"/x\"></title><base href=\"/blog/\" />")]
    [InlineData("<a title=\"1 > 0\" href=\"/x\">", "<a title=\"1 > 0\" href=\"/blog/x\">")]
    [InlineData("a < b <3 <a href=\"/x", "a < b <3 <a href=\"/blog/x")]
    public void AddressesInTags_GetTheFolder_NothingElseDoes(string html, string put) => Assert.Equal(put, SubFolderAddresses.Put(html, "/blog"));

    [Fact]
    public void AnyText_PutTwice_IsTheSame_AndTakingTheFolderOutGivesItBack() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(Arb.From(Gen.ListOf(Gen.Elements(
        "<", ">", "a", " ", "href", "=", "\"", "'", "/", "src", "<a href=\"/", "script", "</", "<!--", "-->", "srcset", ", ", "x", "<img srcset=\"/a, /b\">", "<script>", "</script>", "\n")).Select(string.Concat)), html =>
    {
        var put = SubFolderAddresses.Put(html, "/~~~");
        return put.Replace("/~~~", "", StringComparison.Ordinal) == html && SubFolderAddresses.Put(put, "/~~~") == put;
    }));
}
