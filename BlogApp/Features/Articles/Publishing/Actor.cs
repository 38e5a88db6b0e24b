using System.Security.Claims;
using BlogApp.Data.Accounts;
using BlogApp.Platform.Security;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>On whose behalf an article is changed. Authors may change their own articles, admins all of them, and nobody none.</summary>
internal readonly record struct Actor
{
    private readonly bool _own;
    private readonly bool _all;

    private Actor(long? userId, bool own, bool all)
    {
        UserId = userId;
        _own = own;
        _all = all;
    }

    /// <summary>The blog itself: a schedule, an import, the command line.</summary>
    public static Actor Server { get; } = new(null, own: false, all: true);

    /// <summary>The account; null for the blog itself and for nobody.</summary>
    public long? UserId { get; }

    public static Actor FromUser(ClaimsPrincipal user) => new(user.UserId(), user.IsInRole(Role.Author), user.IsInRole(Role.Admin));

    public static Actor Author(long userId) => new(userId, own: true, all: false);

    public static Actor Admin(long userId) => new(userId, own: true, all: true);

    /// <summary>Whether it may change everyone's, and so also whose an article is.</summary>
    public bool MayChangeAll => _all;

    /// <summary>A tag is everybody's: whoever may change all articles may change it, and authors see it.</summary>
    public bool MayChangeTags => _all;

    public bool MayChange(long authorId) => _all || (_own && UserId == authorId);
}
