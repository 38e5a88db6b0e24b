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
    public void Characters_AreSetApart(string text, string indexed) =>
        Assert.Equal(indexed.Replace('|', SearchText.Separator), SearchText.ForIndex(text));

    [Fact]
    public void WhatWasFound_IsMarked_AndTheTextWhole() => Assert.Equal(
        [new("读", false), new("缓存", true), new(" & <b>", false)],
        SearchText.Parts("读\u200B\u0002缓\u200B存\u0003 & <b>"));

    [Fact]
    public void AnyText_ComesBackAsItWas() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<string>(text =>
    {
        var shown = string.Concat((text ?? "").EnumerateRunes().Where(r => r.Value != SearchText.Separator && (!System.Text.Rune.IsControl(r) || r.Value is '\n' or '\t')))
            .Replace('\n', ' ').Replace('\t', ' ');
        return string.Concat(SearchText.Parts(SearchText.ForIndex(text ?? "")).Select(p => p.Text)) == shown;
    }));
}
