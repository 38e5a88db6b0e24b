using BlogApp.Features.Search.Index;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("缓存", "缓|存")]
    [InlineData("在 Redis 中", "在| Redis |中")]
    [InlineData("用Redis缓存", "用|Redis|缓|存")]
    [InlineData("a\u0002b\u0003c\0d", "abcd")]
    public void ChineseCharacters_Indexed_AreSeparated(string text, string indexed) =>
        Assert.Equal(indexed.Replace('|', SearchText.Separator), SearchText.ForIndex(text));

    [Theory]
    [InlineData("C# and C++ on .NET", "c# c++ .net")]
    [InlineData("(F#), “C++17” .", "f# c++")]
    [InlineData("1+1 a+b #1 foo#bar node.js Ende. Anfang end.Start ../path /x.net", "")]
    [InlineData("Disney+ ist", "disney+")]
    [InlineData("用C#写.NET程序", "c# .net")]
    public void NameWithItsSign_HasAHiddenWord(string text, string names) => Assert.Equal(names, string.Join(' ', ExactTokens.Mark(text).Split(SearchText.Separator)
        .Select(piece => string.Concat(piece.Where(ExactTokens.IsHidden).Select(letter => (char)(letter - '\uE000')))).Where(name => name.Length > 0)));

    [Fact]
    public void MatchedText_IsMarked_AndTheTextIsComplete() => Assert.Equal(
        [new("读", false), new("缓存", true), new(" & <b>", false)],
        SearchText.Parts("读\u200B\u0002缓\u200B存\u0003 & <b>"));

    [Fact]
    public void AnyText_IndexedAndShown_IsUnchanged() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<string>(text =>
    {
        var shown = string.Concat((text ?? "").EnumerateRunes().Where(r => r.Value != SearchText.Separator && !ExactTokens.IsHidden(r) && (!System.Text.Rune.IsControl(r) || r.Value is '\n' or '\t')))
            .Replace('\n', ' ').Replace('\t', ' ');
        return string.Concat(SearchText.Parts(SearchText.ForIndex(text ?? "")).Select(p => p.Text)) == shown;
    }));
}
