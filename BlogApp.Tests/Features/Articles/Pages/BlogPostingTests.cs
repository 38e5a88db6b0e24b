using System.Text.Json;
using BlogApp.Features.Articles.Pages;
using BlogApp.Features.Articles.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Articles.Pages;

public sealed class BlogPostingTests
{
    [Fact]
    public void Script_CannotBeEndedByATitle()
    {
        var script = BlogPosting.Script(View("</script><script>alert(1)</script><!-- & ' \""), "https://example.org/articles/a", "Blog");
        Assert.Equal("</script>", script[script.IndexOf("</", StringComparison.Ordinal)..]);
        Assert.DoesNotContain("<!--", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_SaysWhatWasWritten_WhateverTheTitle() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), title =>
        {
            // Halves of surrogate pairs are no text: JSON cannot carry them.
            if (!IsText(title.Get))
                return true;
            var json = BlogPosting.Json(View(title.Get), "https://example.org/articles/a", "Blog");
            return JsonDocument.Parse(json).RootElement.GetProperty("headline").GetString() == title.Get && !json.Contains('<', StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1000));

    [Fact]
    public void Json_IsABlogPosting()
    {
        var posting = JsonDocument.Parse(BlogPosting.Json(View("用有序集合"), "https://example.org/articles/a", "Blog")).RootElement;
        Assert.Equal("https://schema.org", posting.GetProperty("@context").GetString());
        Assert.Equal("BlogPosting", posting.GetProperty("@type").GetString());
        Assert.Equal("Person", posting.GetProperty("author").GetProperty("@type").GetString());
        Assert.Equal("Ada", posting.GetProperty("author").GetProperty("name").GetString());
        Assert.Equal("2026-11-20T08:30:00+00:00", posting.GetProperty("datePublished").GetString());
        Assert.Equal("https://example.org/articles/a", posting.GetProperty("mainEntityOfPage").GetString());
        Assert.Equal(["one", "two"], posting.GetProperty("keywords").EnumerateArray().Select(k => k.GetString()!));
    }

    private static bool IsText(string text) => !text.EnumerateRunes().Any(r => r.Value == 0xFFFD);

    private static ArticleView View(string title) => new(1, "a", title, "Excerpt", "<p>Text</p>", [], 1, 1, "Ada",
        new DateTimeOffset(2026, 11, 20, 8, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero), ["one", "two"], "en");
}
