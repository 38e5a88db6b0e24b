using BlogApp.Data.Articles;
using BlogApp.Data.Comments;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Html;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.WordPress;

/// <summary>Converts an item of the export to an article or a page.</summary>
internal static class WxrArticle
{
    /// <param name="key">By which a later import recognizes it.</param>
    public static SourceArticle Parse(WxrItem item, string key, WxrSite site)
    {
        var notes = new List<string>();
        var text = WordPressText.Convert(item, site);
        var (state, published) = State(item, notes);
        var title = Title(item, text.Markdown, notes);
        notes.AddRange(text.Notes);
        var cover = item.Meta("_thumbnail_id") is { } id && site.Attachments.TryGetValue(id, out var attachment) ? attachment.Address : null;
        return new()
        {
            Key = key,
            Kind = item.Type == "page" ? ArticleKind.Page : ArticleKind.Article,
            State = state,
            Slug = item.Slug,
            Title = title,
            Excerpt = Excerpt(item, text, notes),
            Markdown = text.Markdown,
            Author = item.Author.Length > 0 ? item.Author : null,
            CreatedAt = item.Date,
            UpdatedAt = item.Modified,
            PublishedAt = published,
            AllowComments = item.CommentsOpen,
            Featured = item.Sticky,
            Position = item.Type == "page" ? Math.Clamp(item.Order, 0, EditRules.MaxPosition) : 0,
            Parent = item.ParentId is "" or "0" || item.Type != "page" ? null : $"post:{item.ParentId}",
            Cover = cover,
            Tags = [.. item.Terms.Select(term => site.AddTag(term.Slug, term.Name)).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)],
            FormerSlugs = [.. WxrClaims.Of(item, site)],
            OldAddresses = [.. item.Addresses.Select(address => OldAddress.Normalize(address, site.Hosts)).OfType<string>()],
            LinkKey = address => OldAddress.Normalize(address, site.Hosts),
            Comments = [.. WxrComments.Parse(item, key, site, notes)],
            Notes = notes,
        };
    }

    private static (ArticleState State, DateTime? PublishedAt) State(WxrItem item, List<string> notes)
    {
        if (item.Password.Length > 0)
            return Draft("It was protected by a password, which this blog does not have; it is a draft.");
        return item.Status switch
        {
            "publish" => (ArticleState.Published, item.Date),
            "future" => (ArticleState.Scheduled, item.Date),
            "trash" => (ArticleState.Trash, null),
            "private" => Draft("It was private; it is a draft."),
            "pending" => Draft("It waited for review; it is a draft."),
            "draft" or "auto-draft" => (ArticleState.Draft, null),
            var other => Draft(Phrase.Format("Its state “{0}” is unknown here; it is a draft.", SourceText.Cut(other, 40)).ToString()),
        };

        (ArticleState, DateTime?) Draft(string why)
        {
            notes.Add(why);
            return (ArticleState.Draft, null);
        }
    }

    private static string Title(WxrItem item, string markdown, List<string> notes)
    {
        if (SourceText.OneLine(HtmlToMarkdown.PlainText(item.Title)) is { Length: > 0 } title)
        {
            if (title.Length > EditRules.MaxTitle)
                notes.Add("Its title was too long and is cut.");
            return SourceText.Cut(title, EditRules.MaxTitle);
        }
        notes.Add("It had no title; its first words stand there.");
        var words = ArticleMarkdown.Excerpt(markdown, 60);
        return words.Length > 0 ? words : $"Untitled {item.Id}".TrimEnd();
    }

    private static string Excerpt(WxrItem item, WordPressText text, List<string> notes)
    {
        var written = WordPressText.Plain(item.Excerpt);
        var excerpt = written.Length > 0 ? written : text.BeforeMore.Length > 0 ? text.BeforeMore : text.WithoutShortcodes();
        if (excerpt.Length <= EditRules.MaxExcerpt)
            return excerpt;
        if (written.Length > 0)
            notes.Add("Its excerpt was too long and is cut.");
        return TextExcerpt.Cut(excerpt, EditRules.MaxExcerpt);
    }
}
