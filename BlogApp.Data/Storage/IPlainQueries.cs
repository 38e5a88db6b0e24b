using BlogApp.Data.Analytics;

namespace BlogApp.Data.Storage;

/// <summary>Queries without EF, for what the server must know before it serves. EF's model is built in parallel during that time.</summary>
/// <exception cref="System.Data.Common.DbException">Thrown by every method when the database is unavailable.</exception>
public interface IPlainQueries
{
    List<string> RoleNames();

    /// <summary>Whether any account has the role.</summary>
    bool AnyInRole(string role);

    /// <summary>Whether an author has no address yet.</summary>
    bool AnyUserWithoutSlug();

    bool AnyArticle();

    /// <summary>Ids of the changed articles, in ascending order.</summary>
    List<long> ArticlesChangedSince(DateTime since, int most);

    List<DailySalt> DailySalts();

    /// <summary>The names of all files in the library, including the smaller copies of pictures.</summary>
    List<string> MediaNames();

    /// <summary>The menu's links, in order.</summary>
    List<(string Title, string Address)> MenuLinks();

    List<KeyValuePair<string, string>> SiteSettings();
}
