using BlogApp.Data.Articles;
using BlogApp.Data.Comments;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Rendering.Text;
using BlogApp.Features.Content.Html;
using BlogApp.Features.Content.Model;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Content.WordPress;

/// <summary>Turns an item of the export into an article or a page.</summary>
internal static class WxrArticle
{
    public static SourceArticle Of(WxrItem item, WxrSite site)
    {
        var notes = new List<string>();
        var text = WordPressText.Convert(item.Content, item.Id, site.Attachments);
        var (state, published) = State(item, notes);
        var title = Title(item, text.Markdown, notes);
        notes.AddRange(text.Notes);
        var cover = item.Meta("_thumbnail_id") is { } id && site.Attachments.TryGetValue(id, out var attachment) ? attachment.Address : null;
        return new()
        {
            Key = $"post:{item.Id}",
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
            OldAddresses = [.. item.Addresses.Select(address => OldAddress.Of(address, site.Hosts)).OfType<string>()],
            LinkKey = address => OldAddress.Of(address, site.Hosts),
            Comments = [.. WxrComments.Of(item, site, notes)],
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
            var other => Draft(Phrase.Of("Its state “{0}” is unknown here; it is a draft.", SourceText.Cut(other, 40)).ToString()),
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
        var words = Articles.Rendering.ArticleMarkdown.Excerpt(markdown, 60);
        return words.Length > 0 ? words : $"Untitled {item.Id}";
    }

    private static string Excerpt(WxrItem item, WordPressText text, List<string> notes)
    {
        var written = HtmlToMarkdown.PlainText(item.Excerpt);
        var excerpt = written.Length > 0 ? written : text.BeforeMore;
        if (excerpt.Length <= EditRules.MaxExcerpt)
            return excerpt;
        if (written.Length > 0)
            notes.Add("Its excerpt was too long and is cut.");
        return TextExcerpt.Cut(excerpt, EditRules.MaxExcerpt);
    }
}

/// <summary>Reads the comments of an item, pingbacks and trackbacks among them.</summary>
internal static class WxrComments
{
    public static IEnumerable<SourceComment> Of(WxrItem item, WxrSite site, List<string> notes)
    {
        foreach (var comment in item.Comments)
        {
            string Field(string name) => WxrItem.Child(comment, name).Trim();
            var markdown = HtmlToMarkdown.Convert(Field("comment_content"), lines: true).Markdown.Trim();
            var name = SourceText.Cut(HtmlToMarkdown.PlainText(Field("comment_author")), 100);
            if (markdown.Length == 0)
            {
                notes.Add(Phrase.Of("A comment of {0} had no text and was left out.", name.Length > 0 ? name : Phrase.Key("someone")).ToString());
                continue;
            }
            yield return new(
                $"comment:{Field("comment_id")}",
                Field("comment_parent") is "" or "0" ? null : $"comment:{Field("comment_parent")}",
                name.Length > 0 ? name : "Anonymous",
                Field("comment_author_email") is { Length: > 2 and <= 254 } email && email.Contains('@', StringComparison.Ordinal) ? email : null,
                SourceText.WebAddress(Field("comment_author_url")),
                markdown,
                Field("comment_approved") switch { "1" => CommentState.Approved, "spam" => CommentState.Spam, "trash" or "post-trashed" => CommentState.Trash, _ => CommentState.Pending },
                SourceText.Time(Field("comment_date_gmt")) ?? SourceText.Time(Field("comment_date")) ?? item.Date,
                Field("comment_user_id") is { Length: > 0 } id && site.AuthorIds.TryGetValue(id, out var login) ? login : null);
        }
    }
}
