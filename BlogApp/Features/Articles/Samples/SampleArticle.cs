namespace BlogApp.Features.Articles.Samples;

/// <summary>An article that is included with the blog. Its date is relative to the day it is loaded, so that the blog looks alive.</summary>
internal sealed record SampleArticle(
    string Slug,
    string Title,
    string Excerpt,
    string Author,
    int DaysAgo,
    TimeOnly At,
    string Language,
    IReadOnlyList<string> Tags,
    string Markdown)
{
    /// <summary>UTC; never later than <paramref name="now"/>.</summary>
    public DateTime PublishedAt(DateTimeOffset now)
    {
        var at = now.UtcDateTime.Date.AddDays(-DaysAgo).Add(At.ToTimeSpan());
        return at < now.UtcDateTime ? at : now.UtcDateTime;
    }
}
