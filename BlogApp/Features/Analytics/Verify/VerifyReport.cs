namespace BlogApp.Features.Analytics.Verify;

/// <summary>The result of a verification of the counts.</summary>
internal sealed record VerifyReport(DateTimeOffset At, IReadOnlyList<VerifyLine> Lines)
{
    /// <summary>Number of places where two numbers should be equal but are not.</summary>
    public long Differences => Lines.Sum(line => line.Differences);

    public bool Exact => Differences == 0;
}

/// <summary>One comparison.</summary>
/// <param name="Name">What was compared, such as "article totals = their hours".</param>
/// <param name="Compared">Number of places compared.</param>
/// <param name="Differences">Number of places that differ.</param>
/// <param name="Examples">The first differences.</param>
/// <param name="Remark">Why nothing was compared, if so.</param>
internal sealed record VerifyLine(string Name, long Compared, long Differences, IReadOnlyList<Difference> Examples, string? Remark = null)
{
    public static VerifyLine Skipped(string name, string remark) => new(name, 0, 0, [], remark);
}

/// <param name="Place">The article, hour or writer.</param>
/// <param name="Expected">Recomputed from the finer table.</param>
/// <param name="Found">The stored value.</param>
internal readonly record struct Difference(string Place, long Expected, long Found);
