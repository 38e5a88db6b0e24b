using BlogApp.Features.Articles.Revisions.Comparison;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Articles.Revisions;

public sealed class SequenceDiffTests
{
    /// <summary>Few distinct elements, so that much is equal.</summary>
    private static readonly Arbitrary<(int[] Left, int[] Right)> Pairs =
        (from left in Gen.Choose(0, 4).ArrayOf() from right in Gen.Choose(0, 4).ArrayOf() select (left, right)).ToArbitrary();

    [Fact]
    public void AnySequences_Compared_MatchesAreEqualRunsInOrder() => Prop.ForAll(Pairs, pair => AssertMatches(pair.Left, pair.Right)).QuickCheckThrowOnFailure();

    [Fact]
    public void AnySequences_Compared_KeepTheLongestCommonSubsequence() => Prop.ForAll(Pairs, pair =>
        Assert.Equal(LongestCommon(pair.Left, pair.Right), SequenceDiff.Matches(pair.Left, pair.Right).Sum(m => m.Length))).QuickCheckThrowOnFailure();

    [Fact]
    public void VeryDifferentSequences_Compared_KeepTheirUniqueCommonElements()
    {
        // 6,000 elements per side do not occur on the other side; every tenth is common and unique.
        var left = Enumerable.Range(0, 6000).Select(i => i % 10 == 0 ? i : 1_000_000 + i).ToArray();
        var right = Enumerable.Range(0, 6000).Select(i => i % 10 == 0 ? i : 2_000_000 + i).ToArray();
        AssertMatches(left, right);
        Assert.Equal(600, SequenceDiff.Matches(left, right).Sum(m => m.Length));
    }

    [Fact]
    public void LongSequencesWithNothingUnique_Compared_FinishQuickly()
    {
        var dice = new System.Random(7);
        var left = Enumerable.Range(0, 400_000).Select(_ => dice.Next(50)).ToArray();
        var right = Enumerable.Range(0, 400_000).Select(_ => dice.Next(50)).ToArray();
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        AssertMatches(left, right);
        Assert.InRange(time.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static void AssertMatches(int[] left, int[] right)
    {
        var (l, r) = (0, 0);
        foreach (var match in SequenceDiff.Matches(left, right))
        {
            Assert.True(match.Length > 0 && match.Left >= l && match.Right >= r, $"{match} comes before {l}, {r}");
            Assert.True(left.AsSpan(match.Left, match.Length).SequenceEqual(right.AsSpan(match.Right, match.Length)), $"{match} is not equal");
            (l, r) = (match.Left + match.Length, match.Right + match.Length);
        }
    }

    private static int LongestCommon(int[] left, int[] right)
    {
        var length = new int[left.Length + 1, right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
            for (var j = 1; j <= right.Length; j++)
                length[i, j] = left[i - 1] == right[j - 1] ? length[i - 1, j - 1] + 1 : Math.Max(length[i - 1, j], length[i, j - 1]);
        return length[left.Length, right.Length];
    }
}
