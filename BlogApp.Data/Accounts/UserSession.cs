namespace BlogApp.Data.Accounts;

/// <summary>One signing in, from a browser. Its cookie is good while the row is there.</summary>
public sealed class UserSession
{
    /// <summary>Random, 128 bits in hexadecimal digits. It names the session, and is worth nothing without the cookie around it.</summary>
    public required string Id { get; set; }

    public long UserId { get; set; }
    public BlogUser? User { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>To a few minutes.</summary>
    public DateTime LastUsedAt { get; set; }

    /// <summary>Past this nothing renews it: the cookie is no longer good either.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>Browser and system by name, such as <c>Firefox, Linux</c>; empty when neither is known.</summary>
    public string Device { get; set; } = "";
}
