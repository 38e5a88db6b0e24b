using System.Diagnostics;

namespace BlogApp.Tests.Faults.Model;

/// <summary>
/// The counting protocol under random interleavings and faults. MODEL_RUNS sets how many runs, MODEL_SEED repeats one.
/// </summary>
public sealed class ProtocolModelTests(ITestOutputHelper output)
{
    private const int UsualRuns = 10_000;

    /// <summary>Far more than ever needed: nearly all mutants are caught within the first hundred runs.</summary>
    private const int MutantRuns = 40_000;

    public static TheoryData<string> Rules => [.. Enum.GetNames<Rule>().Where(name => name != nameof(Rule.None))];

    [Fact]
    public void AnyRunOfTheProtocol_CountsExactlyWhatWasAcknowledged()
    {
        if (ModelRuns.OneSeed is { } seed)
        {
            Assert.True(ModelRuns.Violation(seed, Rule.None) is null, ModelRuns.Story(seed, Rule.None));
            return;
        }
        var runs = ModelRuns.Asked ?? UsualRuns;
        var started = Stopwatch.GetTimestamp();
        var failing = ModelRuns.Failing(runs, Rule.None);
        output.WriteLine($"the protocol as it is: {failing.Count} of {runs} runs wrong, {runs / Stopwatch.GetElapsedTime(started).TotalSeconds:F0} runs/s");
        Assert.True(failing.Count == 0, failing.Count == 0 ? "" : $"{failing.Count} of {runs} runs broke the protocol; the first: {ModelRuns.Story(failing[0], Rule.None)}");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void ProtocolWithoutOneRule_InSomeRun_CountsWrong(string rule)
    {
        var broken = Enum.Parse<Rule>(rule);
        if (ModelRuns.OneSeed is { } seed)
        {
            output.WriteLine(ModelRuns.Story(seed, broken));
            return;
        }
        var failing = ModelRuns.Asked is { } asked ? ModelRuns.Failing(asked, broken) : ModelRuns.Failing(MutantRuns, broken, atMost: 1);
        Assert.NotEmpty(failing);
        var found = ModelRuns.Asked is { } all ? $"{failing.Count} of {all} runs wrong" : $"caught in run {failing[0] - ModelRuns.FirstSeed + 1}";
        output.WriteLine($"without {rule}: {found}; in {failing[0]} {ModelRuns.Violation(failing[0], broken)}");
        foreach (var kind in failing.GroupBy(s => string.Join(' ', ModelRuns.Violation(s, broken)!.Split(' ', 3)[..2])))
            output.WriteLine($"  {kind.Count()} times: {kind.Key}…");
    }

    [Theory]
    [InlineData(UsualPattern.GetSet, false)]
    [InlineData(UsualPattern.GetSet, true)]
    [InlineData(UsualPattern.RenameWithBatchId, false)]
    [InlineData(UsualPattern.RenameWithBatchId, true)]
    public void UsualPatterns_CountWrong_ExceptBatchIdsWithoutStoreFaults(UsualPattern pattern, bool storeFaults)
    {
        var runs = ModelRuns.Asked ?? 2000;
        var wrong = Enumerable.Range(0, runs).Count(i => new UsualWorld(ModelRuns.FirstSeed + i, pattern, storeFaults).IsWrong());
        output.WriteLine($"{pattern}, {(storeFaults ? "Redis set back or wiped" : "Redis loses nothing")}: {wrong} of {runs} runs wrong");
        // The batch id does make the transaction repeatable, but it cannot detect what Redis forgets or remembers twice.
        Assert.Equal(pattern is UsualPattern.RenameWithBatchId && !storeFaults, wrong == 0);
    }
}
