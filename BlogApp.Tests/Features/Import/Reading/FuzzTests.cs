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

    [Fact]
    public void SameSeedAndNumber_GiveTheSameInput()
    {
        var target = FuzzTargets.All[0];
        Assert.Equal(FuzzInput.Create(target, 1, 7), FuzzInput.Create(target, 1, 7));
        Assert.NotEqual(FuzzInput.Create(target, 1, 7), FuzzInput.Create(target, 2, 7));
    }
}
