using BlogApp.Platform.Addresses;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Platform.Addresses;

public sealed class SlugFromTitleTests
{
    [Theory]
    [InlineData("Counting, exactly once!", "counting-exactly-once")]
    [InlineData("  Don't panic  ", "dont-panic")]
    [InlineData("Größe & Maß: Žluťoučký kůň", "grosse-mass-zlutoucky-kun")]
    [InlineData("恰好一次：计数", "恰好一次-计数")]
    [InlineData("ＡＢＣ １２３", "abc-123")]
    [InlineData("日本語のブログ", "日本語のブログ")]
    [InlineData("Привет, мир", "привет-мир")]
    [InlineData("<script>alert(1)</script>", "script-alert-1-script")]
    [InlineData("!!! ???", "")]
    [InlineData("", "")]
    [InlineData("\ud800 half", "half")]
    [InlineData("😀 smile", "smile")]
    public void Title_BecomesAPlainSlug(string title, string slug) => Assert.Equal(slug, SlugFromTitle.Create(title));

    [Fact]
    public void AnyTitle_GivesAValidSlugOrNone() =>
        Prop.ForAll<string>(title => SlugFromTitle.Create(title ?? "") is var slug && (slug.Length == 0 || SlugRules.IsValid(slug))).QuickCheckThrowOnFailure();

    [Fact]
    public void EveryCharacter_GivesAValidSlugOrNone()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var slug = SlugFromTitle.Create(((char)c).ToString());
            Assert.True(slug.Length == 0 || SlugRules.IsValid(slug), $"U+{c:X4} gave “{slug}”.");
        }
    }

    [Fact]
    public void LongTitle_IsCutAtAWord()
    {
        var slug = SlugFromTitle.Create(string.Join(' ', Enumerable.Repeat("counting", 40)));
        Assert.InRange(slug.Length, 60, 80);
        Assert.EndsWith("-counting", slug, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakenSlug_GetsTheFirstFreeNumber()
    {
        string[] taken = ["one", "one-2"];
        Assert.Equal("one-3", await SlugFromTitle.FreeAsync("one", slug => Task.FromResult(taken.Contains(slug))));
        Assert.Equal("two", await SlugFromTitle.FreeAsync("two", slug => Task.FromResult(taken.Contains(slug))));
        var longest = new string('a', SlugRules.MaxLength);
        Assert.Equal(SlugRules.MaxLength, (await SlugFromTitle.FreeAsync(longest, slug => Task.FromResult(slug == longest))).Length);
    }
}
