using System.Text.RegularExpressions;
using BlogApp.Data;
using BlogApp.Features.Operations.Audit;
using BlogApp.Platform.Languages;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Operations.Audit;

public sealed partial class AuditTextTests
{
    [Fact]
    public void Values_KeepTheirPlaces_WhateverIsInThem()
    {
        var detail = AuditLog.Changes(("Title", "a → b", "c: d\te\nf"), ("Same", "x", "x"), ("Address", null, new string('y', 500)));
        Assert.Equal([new("Title", "a → b", "c: d e f"), new("Address", "", new string('y', 299) + "…")], AuditChange.Read(detail));
        Assert.Null(AuditLog.Changes(("Same", "x", "x"), ("None", null, "")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("", null)]
    [InlineData("5 wrong passwords", "5 wrong passwords")]
    [InlineData("scheduled → paused", "scheduled → paused")]
    [InlineData("a → b → c", "a → b → c")]
    [InlineData("\told\t", "old → –")]
    public void Detail_IsReadInOneLine(string? detail, string? line = null) => Assert.Equal(line, AuditChange.Read(detail) is [var change] ? change.ToString() : null);

    [Fact]
    public void EveryActionOfTheProgram_HasWordsAndAGroup()
    {
        var written = Directory.EnumerateFiles(Path.Combine(Repository.Root, "BlogApp"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is var text && (text.Contains("Audit", StringComparison.Ordinal) || text.Contains("EndingSessionsAsync", StringComparison.Ordinal)))
            .SelectMany(file => Action().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.True(written.Count > 50, $"Only {written.Count} actions were found.");
        Assert.Equal([], written.FindAll(action => AuditActions.Text(action) == action).Except(["media.json", "site.json"]));
        Assert.All(AuditActions.Known, action => Assert.Contains(AuditGroup.All, group => group.Prefixes.Any(prefix => action.StartsWith(prefix, StringComparison.Ordinal))));
    }

    [Fact]
    public void Actors_AndStates_AreTranslated_AndPeoplesOwnWordsAreNot()
    {
        var words = new Words(InterfaceLanguage.Chinese);
        Assert.Equal("命令行", AuditText.Actor(AuditLog.CommandLine, null, words));
        Assert.Equal("已发布", AuditText.Value("article.publish", "State", "Published", words, null!));
        Assert.Equal("Published", AuditText.Value("site.settings", "", "Published", words, null!));
        Assert.All(AuditText.Known, known => Assert.True(Words.Chinese.ContainsKey(known), known));
    }

    [GeneratedRegex("\"((?:article|tag|samples|comment|media|giveaway|import|user|site|banner|redirect|job|task|counts|cache|backup)\\.[a-z-]+)\"")]
    private static partial Regex Action();
}
