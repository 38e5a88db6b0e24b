using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.External;

/// <summary>The result of fetching the pictures of many articles. Stored as JSON.</summary>
public sealed class PictureFetchReport
{
    // The report is read by people and stored in the database.
    private const int MostItems = 2000;

    /// <summary>Number of pictures that came, a picture in several articles counted in each.</summary>
    public int Brought { get; set; }

    /// <summary>Number of pictures that did not come.</summary>
    public int Left { get; set; }

    /// <summary>The articles that were changed or still lack pictures.</summary>
    public List<FetchedArticle> Articles { get; set; } = [];

    /// <summary>Number of articles that did not fit in the list.</summary>
    public int MoreArticles { get; set; }

    /// <param name="problem">Why the article could not be saved, in words; null when it was.</param>
    internal void Add(ArticleKind kind, long id, string title, FetchedText text, string? problem)
    {
        var brought = problem is null ? text.Brought.Count : 0;
        List<LeftPicture> left = [.. text.Left.Select(picture => new LeftPicture(picture.Address, picture.Problem))];
        if (problem is not null)
            left.AddRange(text.Brought.Keys.Select(address => new LeftPicture(address, problem)));
        if (brought == 0 && left.Count == 0)
            return;
        Brought += brought;
        Left += left.Count;
        if (Articles.Count < MostItems)
            Articles.Add(new(kind == ArticleKind.Page, id, title, brought, left));
        else
            MoreArticles++;
    }
}

/// <param name="Brought">Number of pictures that came.</param>
public sealed record FetchedArticle(bool IsPage, long Id, string Title, int Brought, IReadOnlyList<LeftPicture> Left);

/// <param name="Problem">Why it did not come, in words.</param>
public sealed record LeftPicture(string Address, string Problem);
