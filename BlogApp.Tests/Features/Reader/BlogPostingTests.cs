using System.Text.Json;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Reader;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Reader;

public sealed class BlogPostingTests
{
    [Fact]
    public void JsonLdScript_CannotBeClosedByATitle()
    {
        var script = BlogPosting.Script(View("</script><script>alert(1)</script><!-- & ' \""), "https://example.org/articles/a", "Blog", "https://example.org/", "https://example.org/covers/a.png", "https://example.org/authors/ada");
        Assert.Equal("</script>", script[script.IndexOf("</", StringComparison.Ordinal)..]);
        Assert.DoesNotContain("<!--", script, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyTitle_WrittenAsJsonLd_IsUnchanged() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), title =>
        {
            // Lone surrogates are not valid text: JSON cannot contain them.
            if (!IsText(title.Get))
                return true;
            var json = BlogPosting.Json(View(title.Get), "https://example.org/articles/a", "Blog", "https://example.org/", "https://example.org/covers/a.png", "https://example.org/authors/ada");
            return JsonDocument.Parse(json).RootElement.GetProperty("headline").GetString() == title.Get && !json.Contains('<', StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1000));

    [Fact]
    public void ArticleJsonLd_IsABlogPosting()
    {
        var posting = JsonDocument.Parse(BlogPosting.Json(View("用有序集合"), "https://example.org/articles/a", "Blog", "https://example.org/", "https://example.org/covers/a.png", "https://example.org/authors/ada")).RootElement;
        Assert.Equal("https://schema.org", posting.GetProperty("@context").GetString());
        Assert.Equal("BlogPosting", posting.GetProperty("@type").GetString());
        Assert.Equal("Person", posting.GetProperty("author").GetProperty("@type").GetString());
        Assert.Equal("Ada", posting.GetProperty("author").GetProperty("name").GetString());
        Assert.Equal("2026-11-20T08:30:00+00:00", posting.GetProperty("datePublished").GetString());
        Assert.Equal("https://example.org/articles/a", posting.GetProperty("mainEntityOfPage").GetString());
        Assert.Equal(["one", "two"], posting.GetProperty("keywords").EnumerateArray().Select(k => k.GetString()!));
    }

    /// <summary>What schema.org and the large search engines require.</summary>
    [Fact]
    public void EveryJsonLdType_HasItsRequiredFields()
    {
        var posting = JsonDocument.Parse(BlogPosting.Json(View("Title"), "https://example.org/articles/a", "Blog", "https://example.org/", "https://example.org/covers/a.png", "https://example.org/authors/ada")).RootElement;
        Assert.All(["headline", "image", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage"], name => Assert.True(posting.TryGetProperty(name, out _), name));
        Assert.Equal("https://example.org/covers/a.png", posting.GetProperty("image")[0].GetString());
        Assert.Equal(("Organization", "https://example.org/"), (posting.GetProperty("publisher").GetProperty("@type").GetString(), posting.GetProperty("publisher").GetProperty("url").GetString()));

        var way = JsonDocument.Parse(Breadcrumbs.Json([("Blog", "https://example.org/"), ("</script>", "https://example.org/articles/a")])).RootElement;
        Assert.Equal("BreadcrumbList", way.GetProperty("@type").GetString());
        Assert.Equal([1, 2], way.GetProperty("itemListElement").EnumerateArray().Select(step => step.GetProperty("position").GetInt32()));
        Assert.All(way.GetProperty("itemListElement").EnumerateArray(), step => Assert.True(step.TryGetProperty("name", out _) && step.TryGetProperty("item", out _)));

        var site = JsonDocument.Parse(WebSite.Json("Blog", "About", "https://example.org/")).RootElement;
        Assert.Equal("https://example.org/search?q={search_term_string}", site.GetProperty("potentialAction").GetProperty("target").GetProperty("urlTemplate").GetString());
        Assert.Equal("required name=search_term_string", site.GetProperty("potentialAction").GetProperty("query-input").GetString());
    }

    private static bool IsText(string text) => !text.EnumerateRunes().Any(r => r.Value == 0xFFFD);

    private static ArticleView View(string title) => new(1, "a", title, "Excerpt", "<p>Text</p>", [], 1, 1, "Ada",
        new DateTimeOffset(2026, 11, 20, 8, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero), [new("one", "one"), new("two", "two")], "en");
}
