namespace BlogApp.Data.Accounts;

/// <summary>A place in the address that an author's page had before: it leads to the present one.</summary>
public sealed class FormerAuthorSlug
{
    public required string Slug { get; set; }
    public long UserId { get; set; }
    public BlogUser? User { get; set; }
}
