using System.Xml.Linq;
using BlogApp.Features.Articles.Covers;
using BlogApp.Platform.Settings;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Articles.Covers;

public sealed class CoverTests
{
    [Fact]
    public void Draw_GivesTheSamePictureForTheSameSlug_OnEveryMachine()
    {
        var cover = Cover.Draw("counting-exactly-once", SiteSettings.DefaultAccent);
        Assert.Equal(cover, Cover.Draw("counting-exactly-once", SiteSettings.DefaultAccent));
        // Browsers cache covers for a year. When a pattern changes, change Cover.Version and then this expected beginning.
        Assert.Equal(2, Cover.Version);
        Assert.StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"675\" viewBox=\"0 0 1200 675\"><rect x=\"0\" y=\"0\" width=\"1200\" height=\"675\" fill=\"#b9412a\"/><circle cx=\"85.7\" cy=\"84.4\" r=\"60.8\"", cover, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_GivesASmallWellFormedPicture_WhateverTheSlug() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), slug =>
        {
            var cover = Cover.Draw(slug.Get, "#123456");
            var picture = XDocument.Parse(cover);
            return picture.Root!.Name.LocalName == "svg" && picture.Root.Elements().Any() && cover.Length < 30_000
                && !cover.Contains("NaN", StringComparison.Ordinal) && !cover.Contains('∞', StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(500));

    [Fact]
    public void Draw_GivesVariedPictures()
    {
        var covers = Enumerable.Range(0, 200).Select(i => Cover.Draw($"article-{i}", SiteSettings.DefaultAccent)).ToList();
        Assert.Equal(200, covers.Distinct().Count());
        var beginnings = covers.GroupBy(c => c[..170]).ToList();
        Assert.True(beginnings.Count >= 10 && beginnings.Max(g => g.Count()) < 80, "Patterns and palettes do not vary enough.");
    }

    [Fact]
    public void EveryPattern_IsDrawn_StaysSmall_AndIsPaintedAsAPicture()
    {
        var covers = Enumerable.Range(0, 400).Select(i => Cover.Draw($"slug-{i}", SiteSettings.DefaultAccent)).ToList();
        Assert.All(covers, cover => Assert.InRange(cover.Length, 400, 30_000));
        // Patterns differ in how often they use which shape.
        var kinds = covers.Select(cover => string.Join(' ', XDocument.Parse(cover).Root!.Elements().Skip(1).Take(3).Select(e => $"{e.Name.LocalName}{e.Attribute("stroke")?.Value.Length}{e.Attribute("rx")?.Value}"))).Distinct().Count();
        Assert.True(kinds >= 10, $"{kinds} kinds");
        foreach (var cover in covers.Take(40))
            Assert.InRange(CoverRaster.Png(cover).Length, 1_000, 400_000);
    }

    [Theory]
    [InlineData("drawn", true, false, true)]
    [InlineData("drawn", false, false, true)]
    [InlineData("drawn", true, true, false)]
    [InlineData("drawn", false, true, false)]
    [InlineData("chosen", true, false, true)]
    [InlineData("chosen", false, false, false)]
    [InlineData("chosen", true, true, false)]
    [InlineData("none", true, false, false)]
    [InlineData("none", false, false, false)]
    public void Cover_IsShown_AsTheBlogAndTheArticleSay(string blog, bool chosen, bool without, bool shown) =>
        Assert.Equal(shown, CoverRules.Shows(new SiteSettings { Covers = blog }, chosen, without));

    [Fact]
    public void Draw_WithAnotherAccent_GivesAnotherPicture() =>
        Assert.NotEqual(Cover.Draw("a", "#b3361e"), Cover.Draw("a", "#1e6bb3"));

    [Theory]
    [InlineData("#000000")]
    [InlineData("#ffffff")]
    [InlineData("#b3361e")]
    [InlineData("#0a7bff")]
    [InlineData("#7f8081")]
    public void Color_ConvertedToOklchAndBack_IsTheSame(string hex) => Assert.Equal(hex, Oklch.FromHex(hex).ToHex());
}
