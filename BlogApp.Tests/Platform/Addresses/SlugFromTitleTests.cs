using BlogApp.Platform.Addresses;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Platform.Addresses;

public sealed class SlugFromTitleTests
{
    [Fact]
    public void LongTitleInOneWord_IsCutBetweenLetters_NeverBetweenALetterAndItsSign()
    {
        for (var before = 70; before < 80; before++)
        {
            var slug = SlugFromTitle.Create(new string('क', before) + string.Concat(Enumerable.Repeat("हि", 20)));
            Assert.InRange(slug.Length, before - 1, 80);
            Assert.True(SlugRules.IsValid(slug));
            // The letter stays with its sign, or goes with it.
            Assert.True(slug.Length == before || slug[^1] == '\u093F', slug);
        }
    }

    [Theory]
    [InlineData("Counting, exactly once!", "counting-exactly-once")]
    [InlineData("  Don't panic  ", "dont-panic")]
    [InlineData("Größe & Maß: Žluťoučký kůň", "grosse-mass-zlutoucky-kun")]
    [InlineData("恰好一次：计数", "恰好一次-计数")]
    [InlineData("ＡＢＣ １２３", "abc-123")]
    [InlineData("日本語のブログ", "日本語のブログ")]
    [InlineData("Привет, мир", "привет-мир")]
    [InlineData("<script>alert(1)</script>", "script-alert-1-script")]
    [InlineData("Чёрный йогурт", "чёрный-йогурт")]
    [InlineData("हिन्दी में लेखन", "हिन्दी-में-लेखन")]
    [InlineData("தமிழ் மொழி", "தமிழ்-மொழி")]
    [InlineData("ภาษาไทย ที่นี่ ทำงาน", "ภาษาไทย-ที่นี่-ทำงาน")]
    [InlineData("العربية: مدوّنة", "العربية-مدوّنة")]
    [InlineData("می\u200Cخواهم", "میخواهم")]
    [InlineData("שלום עולם", "שלום-עולם")]
    [InlineData("한국어 블로그", "한국어-블로그")]
    [InlineData("がぎぐ ﾊﾛｰ", "がぎぐ-ハロー")]
    [InlineData("Łódź, Đà Nẵng, Œuvre, Þór, Æther", "lodz-da-nang-oeuvre-thor-aether")]
    [InlineData("Diyarbakır İstanbul", "diyarbakir-istanbul")]
    [InlineData("Ἀθῆναι και Οδυσσεύς", "αθηναι-και-οδυσσευσ")]
    [InlineData("Soft\u00ADhyphen", "softhyphen")]
    [InlineData("\u093F\u0301", "")]
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
