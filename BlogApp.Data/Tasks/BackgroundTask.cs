using BlogApp.Data.Accounts;

namespace BlogApp.Data.Tasks;

/// <summary>Work that a person started and that continues without them.</summary>
public sealed class BackgroundTask
{
    public long Id { get; set; }

    /// <summary>The kind of work, such as <c>content.import</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>Two submissions with the same key are one task; null: each is its own.</summary>
    public string? Key { get; set; }

    /// <summary>A readable title, such as “Import of blog.xml”.</summary>
    public required string Title { get; set; }

    public TaskState State { get; set; }

    /// <summary>The work's input, as JSON.</summary>
    public required string Input { get; set; }

    /// <summary>The current step, in words.</summary>
    public string? Step { get; set; }

    /// <summary>Finished items, of <see cref="Total"/>; 0 of 0 while the total is unknown.</summary>
    public int Done { get; set; }
    public int Total { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>The earliest start; null: immediately.</summary>
    public DateTime? DueAt { get; set; }

    public DateTime? StartedAt { get; set; }

    /// <summary>Runs that began and that neither ended nor were stopped in an orderly way.</summary>
    public int Starts { get; set; }

    /// <summary>Runs that failed and after which it waits to be tried again.</summary>
    public int Tries { get; set; }

    public DateTime? FinishedAt { get; set; }
    public long? UserId { get; set; }
    public BlogUser? User { get; set; }

    /// <summary>The result, as JSON.</summary>
    public string? Result { get; set; }

    /// <summary>The reason for the failure, in plain words.</summary>
    public string? Error { get; set; }
}
