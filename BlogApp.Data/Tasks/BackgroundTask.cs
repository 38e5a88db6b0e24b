using BlogApp.Data.Accounts;

namespace BlogApp.Data.Tasks;

/// <summary>Work that someone started and that goes on without them.</summary>
public sealed class BackgroundTask
{
    public long Id { get; set; }

    /// <summary>Which work, such as <c>content.import</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>In words, such as “Import of blog.xml”.</summary>
    public required string Title { get; set; }

    public TaskState State { get; set; }

    /// <summary>What the work needs to know, JSON.</summary>
    public required string Input { get; set; }

    /// <summary>What is being done, in words.</summary>
    public string? Step { get; set; }

    /// <summary>Items done, of <see cref="Total"/>; 0 of 0 while that is not known.</summary>
    public int Done { get; set; }
    public int Total { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Not before; null: at once.</summary>
    public DateTime? DueAt { get; set; }

    public DateTime? StartedAt { get; set; }
    public DateTime? FinishedAt { get; set; }
    public long? UserId { get; set; }
    public BlogUser? User { get; set; }

    /// <summary>What came of it, JSON.</summary>
    public string? Result { get; set; }

    /// <summary>Why it failed, in plain words.</summary>
    public string? Error { get; set; }
}
