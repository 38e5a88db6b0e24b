using Microsoft.AspNetCore.Identity;

namespace BlogApp.Data.Accounts;

/// <summary>An account. One without a password (the sample authors, those of an import) cannot sign in.</summary>
public sealed class BlogUser : IdentityUser<long>
{
    public const int LongestBiography = 2000;
    public const int LongestLinks = 2000;

    /// <summary>The name under the articles.</summary>
    public string DisplayName { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    /// <summary>The place of the author's page in the address, unique; null: not given yet, so there is no page.</summary>
    public string? Slug { get; set; }

    /// <summary>What the author's page says about them, Markdown.</summary>
    public string Biography { get; set; } = "";

    /// <summary>Of the media library. No constraint holds it: a picture that is deleted is shown no more.</summary>
    public long? PictureId { get; set; }

    /// <summary>Where else they are found, absolute addresses, one a line.</summary>
    public string Links { get; set; } = "";

    /// <summary>Someone else chose the password: nothing else is open until it is changed.</summary>
    public bool PasswordIsDue { get; set; }
}
