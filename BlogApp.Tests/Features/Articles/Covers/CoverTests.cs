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
        // Browsers keep covers for a year: when a pattern changes, Cover.Version must too, and then this beginning.
        Assert.Equal(1, Cover.Version);
        Assert.StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"675\" viewBox=\"0 0 1200 675\"><rect x=\"0\" y=\"0\" width=\"1200\" height=\"675\" fill=\"#b9412a\"/><rect x=\"-75\" y=\"450\"", cover, StringComparison.Ordinal);
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
    public void Draw_FollowsTheAccent() =>
        Assert.NotEqual(Cover.Draw("a", "#b3361e"), Cover.Draw("a", "#1e6bb3"));

    [Theory]
    [InlineData("#000000")]
    [InlineData("#ffffff")]
    [InlineData("#b3361e")]
    [InlineData("#0a7bff")]
    [InlineData("#7f8081")]
    public void Oklch_LeadsBackToTheColourItWasReadFrom(string hex) => Assert.Equal(hex, Oklch.FromHex(hex).ToHex());
}
