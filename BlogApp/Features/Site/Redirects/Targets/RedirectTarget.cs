using BlogApp.Data.Site;

namespace BlogApp.Features.Site.Redirects.Targets;

/// <summary>What a redirect leads to. The numbers are not stored.</summary>
internal enum RedirectTargetKind
{
    /// <summary>A path of the blog, or an address elsewhere.</summary>
    Address,

    /// <summary>An article or a page.</summary>
    Article,

    Tag,

    Author,
}

/// <param name="Id">Of the article, the tag or the account; 0 for an address.</param>
internal readonly record struct RedirectTarget(RedirectTargetKind Kind, long Id)
{
    /// <summary>The address is the whole target.</summary>
    public static RedirectTarget Address { get; }

    public static RedirectTarget Of(Redirect redirect) => redirect switch
    {
        { ArticleId: { } article } => new(RedirectTargetKind.Article, article),
        { TagId: { } tag } => new(RedirectTargetKind.Tag, tag),
        { UserId: { } user } => new(RedirectTargetKind.Author, user),
        _ => Address,
    };

    public void Set(Redirect redirect, string address)
    {
        redirect.ArticleId = Kind is RedirectTargetKind.Article ? Id : null;
        redirect.TagId = Kind is RedirectTargetKind.Tag ? Id : null;
        redirect.UserId = Kind is RedirectTargetKind.Author ? Id : null;
        redirect.Address = address;
    }
}
