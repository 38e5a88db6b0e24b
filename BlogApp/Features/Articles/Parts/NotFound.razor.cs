using BlogApp.Features.Articles.Queries;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace BlogApp.Features.Articles.Parts;

public sealed partial class NotFound
{
    private const int LongestShown = 120;

    private string _asked = "";
    private IReadOnlyList<ArticleLink> _alike = [];

    [CascadingParameter] private HttpContext Context { get; set; } = default!;
    [Inject] private ArticleLists Lists { get; set; } = default!;

    protected override async Task LoadAsync()
    {
        if (!Context.Response.HasStarted)
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
        var original = Context.Features.Get<IStatusCodeReExecuteFeature>();
        var path = original?.OriginalPath ?? Context.Request.Path.Value ?? "/";
        var address = path + (original?.OriginalQueryString ?? Context.Request.QueryString.Value);
        _asked = address.Length > LongestShown ? address[..LongestShown] + "…" : address;
        // The words of the last part say most: /2024/05/counting-once, /articles/counting-once, /counting-once.html.
        var name = path.TrimEnd('/').Split('/')[^1];
        _alike = await Lists.LikeAsync(Path.GetFileNameWithoutExtension(name), Context.RequestAborted);
    }
}
