using Microsoft.AspNetCore.Identity;

namespace BlogApp.Data.Accounts;

/// <summary>An account. One without a password (the sample authors) cannot sign in.</summary>
public sealed class BlogUser : IdentityUser<long>
{
    /// <summary>The name under the articles.</summary>
    public string DisplayName { get; set; } = "";

    public DateTime CreatedAt { get; set; }
}
