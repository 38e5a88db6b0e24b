using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Platform.Times;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>
/// Adds to a change what the audit log tells of an article: what readers can see, when, where and whose it is. The text
/// is not part of it, because revisions keep that.
/// </summary>
internal static class ArticleAudit
{
    public static async Task NoteAsync(BlogDbContext context, Article article, ArticleSnapshot? before, Actor by, DateTime now, CancellationToken cancellationToken)
    {
        if (before is null)
            return;
        var changes = AuditLog.Changes(
            ("State", $"{before.State}", $"{article.State}"),
            ("Date", DateOf(before.State, before.PublishedAt), DateOf(article.State, article.PublishedAt)),
            ("Address", AddressOf(before, before.Text.Slug), AddressOf(before, article.Slug)),
            ("Visibility", $"{before.Visibility}", $"{article.Visibility}"),
            await AuthorAsync(context, before.AuthorId, article.AuthorId, cancellationToken));
        if (changes is not null)
            context.Audit(now, by.UserId, ActionOf(before.State, article.State), article.Slug, changes);
    }

    public static string ActionOf(ArticleState from, ArticleState to) => (from, to) switch
    {
        (_, ArticleState.Scheduled) => "article.schedule",
        _ when from == to => "article.change",
        (_, ArticleState.Published) => "article.publish",
        (_, ArticleState.Trash) => "article.trash",
        (ArticleState.Trash, _) => "article.restore",
        _ => "article.unpublish",
    };

    // Anything else's date is shown to nobody.
    private static string? DateOf(ArticleState state, DateTime? at) => state is ArticleState.Published or ArticleState.Scheduled && at is { } date ? TimeText.Iso(date) : null;

    // A draft's address changes with its title.
    private static string? AddressOf(ArticleSnapshot before, string slug) => ArticleHistory.WasPublished(before) || before.State is ArticleState.Scheduled ? slug : null;

    private static async Task<(string, string?, string?)> AuthorAsync(BlogDbContext context, long before, long after, CancellationToken cancellationToken)
    {
        if (before == after)
            return ("Author", null, null);
        var names = await context.Users.Where(u => u.Id == before || u.Id == after).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        return ("Author", NameOf(before), NameOf(after));

        string NameOf(long id) => names.GetValueOrDefault(id) ?? id.ToString(CultureInfo.InvariantCulture);
    }
}
