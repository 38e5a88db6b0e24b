namespace BlogApp.Features.Operations.Audit;

/// <param name="UserName">Null when the account is gone.</param>
internal sealed record AuditRow(long Id, DateTime At, long? UserId, string? UserName, string Action, string Subject, string? Detail);

/// <param name="Total">Those that match.</param>
internal sealed record AuditPageRows(IReadOnlyList<AuditRow> Rows, int Page, int Total);

/// <param name="Id">Null: the blog itself; 0: the command line.</param>
/// <param name="Name">Null when the account is gone.</param>
internal sealed record AuditActor(long? Id, string? Name);
