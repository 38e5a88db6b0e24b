namespace BlogApp.Data.Site;

/// <summary>Who changed what, and when.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }
    public DateTime At { get; set; }

    /// <summary>Null when the server itself acted; <see cref="AuditLog.CommandLine"/> for a command.</summary>
    public long? UserId { get; set; }

    /// <summary>Such as <c>job.schedule</c>.</summary>
    public required string Action { get; set; }

    /// <summary>What was changed, such as the job's name.</summary>
    public required string Subject { get; set; }

    /// <summary>A sentence, or lines of a name, the value before and the value after, with tabs between them (<see cref="AuditLog"/>).</summary>
    public string? Detail { get; set; }
}
