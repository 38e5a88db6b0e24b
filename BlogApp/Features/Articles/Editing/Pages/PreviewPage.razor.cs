using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Articles.Rendering;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Articles.Editing.Pages;

/// <summary>Shows an article as its page will look, before anyone else sees it: as saved, or as in the editor.</summary>
public sealed partial class PreviewPage
{
    private EditorFields? _fields;
    private RenderedArticle? _text;
    private LibraryPicture? _cover;
    private IReadOnlyList<TagLink> _tags = [];

    [Parameter] public long? Id { get; set; }

    [Parameter] public long? CopyId { get; set; }

    [CascadingParameter] private HttpContext Context { get; set; } = default!;

    [Inject] private EditorQuery Query { get; set; } = null!;

    [Inject] private ArticleMarkdown Markdown { get; set; } = null!;

    protected override async Task LoadAsync()
    {
        Context.Response.Headers.CacheControl = "no-store";
        _fields = await Query.PreviewAsync(Context.User, Id, CopyId, Context.RequestAborted);
        if (_fields is null)
        {
            // Not before the page is drawn: the framework would throw a 404 away and have the readers' page drawn.
            Context.Response.OnStarting(static state =>
            {
                ((HttpContext)state).Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }, Context);
            return;
        }
        _tags = await Query.LinksAsync(_fields.Tags, Context.RequestAborted);
        _text = Markdown.Render(_fields.Markdown, _fields.Language);
        _cover = _fields.CoverId is { } cover ? await Query.PictureAsync(cover, Context.RequestAborted) : null;
    }
}
