namespace BlogApp.Features.Analytics.Verify;

/// <summary>What a verification of the counts found.</summary>
internal sealed record VerifyReport(DateTimeOffset At, IReadOnlyList<VerifyLine> Lines)
{
    /// <summary>Places where two numbers that must be equal are not.</summary>
    public long Differences => Lines.Sum(line => line.Differences);

    public bool Exact => Differences == 0;
}

/// <summary>One comparison.</summary>
/// <param name="Name">What was compared, such as "article totals = their hours".</param>
/// <param name="Compared">How many places.</param>
/// <param name="Differences">How many of them differ.</param>
/// <param name="Examples">The first of those.</param>
/// <param name="Remark">Why nothing was compared, if so.</param>
internal sealed record VerifyLine(string Name, long Compared, long Differences, IReadOnlyList<Difference> Examples, string? Remark = null)
{
    public static VerifyLine Skipped(string name, string remark) => new(name, 0, 0, [], remark);
}

/// <param name="Place">The article, hour or writer.</param>
/// <param name="Expected">Recomputed from the finer table.</param>
/// <param name="Found">What stands there.</param>
internal readonly record struct Difference(string Place, long Expected, long Found);
