using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;

namespace BlogApp.Data.Site;

/// <summary>
/// An address of an earlier site, or a mistaken one, and where it leads. It leads to an article, a tag or an author, whose
/// address may change later, or to an address.
/// </summary>
public sealed class Redirect
{
    public long Id { get; set; }

    /// <summary>In the one form that requests are compared in: lower case, unescaped, such as <c>/2024/05/06/name</c> and <c>/?p=12</c>.</summary>
    public required string Path { get; set; }

    /// <summary>An article or a page.</summary>
    public long? ArticleId { get; set; }
    public Article? Article { get; set; }

    public long? TagId { get; set; }
    public Tag? Tag { get; set; }

    /// <summary>An author.</summary>
    public long? UserId { get; set; }
    public BlogUser? User { get; set; }

    /// <summary>
    /// Without article, tag and author the whole target: a path of the blog, or an http or https address. Otherwise what
    /// follows their address, such as <c>/feed.xml</c>.
    /// </summary>
    public string Address { get; set; } = "";

    /// <summary>302 instead of 301.</summary>
    public bool Temporary { get; set; }

    public RedirectSource Source { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Requests that were led on.</summary>
    public long Hits { get; set; }

    public DateTime? LastHitAt { get; set; }

    /// <summary>Increases by one with each saved change. Hits are none.</summary>
    public int Version { get; set; }
}
