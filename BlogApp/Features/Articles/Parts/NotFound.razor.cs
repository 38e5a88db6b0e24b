using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Articles.Parts;

public sealed partial class NotFound
{
    private string _asked = "", _words = "";
    private IReadOnlyList<AlikeLink> _alike = [];
    private string? _moved;

    [CascadingParameter] private HttpContext Context { get; set; } = default!;

    protected override async Task LoadAsync()
    {
        if (!Context.Response.HasStarted)
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
        (_asked, _words, _alike, _moved) = await NotFoundFacts.OfAsync(Context);
        if (_moved is null || Context.Response.HasStarted)
            return;
        Context.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        Context.Response.Headers.Location = _moved;
    }
}
