namespace BlogApp.Features.Operations.Integrity;

/// <summary>The result of an integrity check of the database.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Findings">SQLite's first findings; empty when the database is intact.</param>
internal sealed record IntegrityResult(DateTimeOffset At, double Seconds, IReadOnlyList<string> Findings)
{
    public bool Whole => Findings.Count == 0;
}
