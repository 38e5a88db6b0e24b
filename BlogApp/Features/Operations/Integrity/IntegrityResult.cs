namespace BlogApp.Features.Operations.Integrity;

/// <summary>How an integrity check of the database ended.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Findings">What SQLite found, the first of it; empty when the database is whole.</param>
internal sealed record IntegrityResult(DateTimeOffset At, double Seconds, IReadOnlyList<string> Findings)
{
    public bool Whole => Findings.Count == 0;
}
