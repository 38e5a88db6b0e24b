using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Revisions.Comparison;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Articles.Revisions;

public sealed class TextComparisonTests
{
    private static readonly Gen<string> Texts = Gen.Elements("word", "other", "字", "恰", " ", "\n", ".", "*", "😀", "\ud83d", "é", "\r\n").ArrayOf().Select(string.Concat);

    [Fact]
    public void AnyTexts_Compared_EachSideJoinsToItsText() => Prop.ForAll((from left in Texts from right in Texts select (left, right)).ToArbitrary(), texts =>
    {
        var rows = TextComparison.Compare(texts.left, texts.right);
        Assert.Equal(texts.left, string.Concat(rows.SelectMany(r => r.Left).Select(p => p.Text)));
        Assert.Equal(texts.right, string.Concat(rows.SelectMany(r => r.Right).Select(p => p.Text)));
        Assert.All(rows.Where(r => !r.Changed), r => Assert.Equal(r.Left, r.Right));
        Assert.Equal(texts.left != texts.right, rows.Any(r => r.Changed));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void AnyText_SplitIntoTokens_JoinsToTheText() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        Assert.Equal(text, string.Concat(Tokens.Words(text)));
        Assert.Equal(text, string.Concat(Tokens.Lines(text)));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("It counts twice.", "It counts once.", "It counts [twice].", "It counts [once].")]
    [InlineData("每次阅读计两次", "每次阅读计一次", "每次阅读计[两]次", "每次阅读计[一]次")]
    [InlineData("The quick fox jumps.", "The quick brown fox jumps.", "The quick fox jumps.", "The quick [brown ]fox jumps.")]
    [InlineData("Everything here.", "总之不同", "[Everything here.]", "[总之不同]")]
    [InlineData("", "New", "", "[New]")]
    public void WordsMissingOnTheOtherSide_AreMarked(string left, string right, string markedLeft, string markedRight)
    {
        var row = TextComparison.ByWord(left, right);
        Assert.Equal((markedLeft, markedRight), (Marked(row.Left), Marked(row.Right)));
    }

    [Fact]
    public void LongText_Compared_ShowsItsChangesOnly_AndCountsOmittedLines()
    {
        var lines = Enumerable.Range(0, 1000).Select(i => $"Line {i}\n").ToArray();
        var before = Text(string.Concat(lines));
        lines[500] = "Another line\n";
        var comparison = ArticleComparison.Compare(before, Text(string.Concat(lines)) with { Title = "New title" });
        Assert.Equal((1, 5, 498, false), (comparison.ChangedPlaces, comparison.Text.Count, comparison.Text[0].LeftOut, comparison.Cut));
        Assert.Equal("Title", Assert.Single(comparison.Facts).Label);
        Assert.True(ArticleComparison.Compare(before, before).Same);
    }

    [Fact]
    public void LongTextsWithoutACommonLine_AreComparedWithinSeconds()
    {
        var dice = new System.Random(3);
        var time = TimeProvider.System;
        string[] words = ["counted", "view", "reader", "cache", "字", "journal", "once"];
        string Long() => string.Concat(Enumerable.Range(0, 300_000).Select(_ => words[dice.Next(words.Length)] + (dice.Next(30) == 0 ? "\n" : " ")));
        var (left, right) = (Text(Long()), Text(Long()));
        var started = time.GetTimestamp();
        var comparison = ArticleComparison.Compare(left, right);
        Assert.InRange(time.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.True(comparison.Cut);
    }

    private static ArticleText Text(string markdown) => new("slug", "Title", "", markdown, "en", "");

    private static string Marked(IReadOnlyList<Piece> pieces) => string.Concat(pieces.Select(p => p.Changed ? $"[{p.Text}]" : p.Text));
}
