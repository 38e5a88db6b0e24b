using BlogApp.Data.Articles;
using BlogApp.Data.Comments;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Html;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.WordPress;

/// <summary>Reads the comments of an item, including pingbacks and trackbacks.</summary>
internal static class WxrComments
{
    public static IEnumerable<SourceComment> Parse(WxrItem item, string article, WxrSite site, List<string> notes)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var comment in item.Comments)
        {
            string Field(string name) => WxrItem.Child(comment, name).Trim();
            var markdown = HtmlToMarkdown.Convert(Field("comment_content"), lines: true, comment: true).Markdown.Trim();
            var name = SourceText.Cut(HtmlToMarkdown.PlainText(Field("comment_author")), 100);
            if (markdown.Length == 0)
            {
                notes.Add(Phrase.Format("A comment of {0} had no text and was left out.", name.Length > 0 ? name : Phrase.Key("someone")).ToString());
                continue;
            }
            var key = $"comment:{Field("comment_id")}";
            // Without a number of its own, its content tells it apart.
            if (Field("comment_id").Trim('0').Length == 0 || !site.OwnsComment(Field("comment_id"), article) || !keys.Add(key))
                keys.Add(key = $"{article}#{WxrKeys.Hash(Field("comment_date_gmt"), name, markdown)}");
            yield return new(
                key,
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
