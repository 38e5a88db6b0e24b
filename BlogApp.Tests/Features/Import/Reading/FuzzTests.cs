using BlogApp.Benchmarks.Fuzzing;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Import.Reading;

/// <summary>The short form of the benchmark "fuzz": the same inputs, fewer of them.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 3000;

    public static TheoryData<string> Parsers => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Parsers))]
    public void RandomInputs_GiveAResultOrAClearError(string parser)
    {
        var outcome = FuzzRun.Run(FuzzTargets.All.Single(target => target.Name == parser), seed: 2, Inputs, seconds: 60);
        Findings.None(outcome.Faults);
        Assert.True(outcome.Accepted > 0);
    }

    /// <summary>A lone surrogate and a bad byte in a text, and in a name beside it.</summary>
    [Fact]
    public void GhostTexts_WithBrokenCharacters_AreRead()
    {
        byte[] json = [.. "{\"db\":[{\"data\":{\"posts\":[{\"id\":\"1\",\"x\\ud800\":1,\"title\":\"a\\ud800 \\\\ud800 \\ud83d\\ude00 "u8, 0xFF, .. "z\",\"slug\":\"s\"}]}}]}"u8];
        Assert.Equal("a\ufffd \\ud800 😀 \ufffdz", BlogApp.Features.Import.Ghost.GhostExport.Read(() => new MemoryStream(json)).Articles().Single().Title);
    }

    [Theory]
    [InlineData("{\"sections\":[[1,\"p\",[[0,7,0,\"a\"]]]]}")]
    [InlineData("{\"markups\":[[]],\"sections\":[[1,\"p\",[[0,[0],0,\"a\"]]]]}")]
    [InlineData("{\"markups\":[[7]],\"sections\":[[1,\"p\",[[0,[0],0,\"a\"]]]]}")]
    public void GhostText_ThatNoEditorWrites_IsSaidInTheReport(string document)
    {
        var json = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { db = new[] { new { data = new { posts = new[] { new { id = "1", title = "A", slug = "a", mobiledoc = document } } } } } });
        Assert.Contains("The editor's document is broken; its text did not come.", BlogApp.Features.Import.Ghost.GhostExport.Read(() => new MemoryStream(json)).Articles().Single().Notes);
    }

    [Fact]
    public void SameSeedAndNumber_GiveTheSameInput()
    {
        var target = FuzzTargets.All[0];
        Assert.Equal(FuzzInput.Create(target, 1, 7), FuzzInput.Create(target, 1, 7));
        Assert.NotEqual(FuzzInput.Create(target, 1, 7), FuzzInput.Create(target, 2, 7));
    }
}
