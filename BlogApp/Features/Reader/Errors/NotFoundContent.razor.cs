using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Reader.Errors;

public sealed partial class NotFoundContent
{
    private string _asked = "", _words = "";
    private IReadOnlyList<SuggestedLink> _alike = [];
    private MovedTo? _moved;

    [CascadingParameter] private HttpContext Context { get; set; } = default!;

    protected override async Task LoadAsync()
    {
        if (!Context.Response.HasStarted)
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
        (_asked, _words, _alike, _moved) = await NotFoundSuggestions.GetAsync(Context);
        if (_moved is null || Context.Response.HasStarted)
            return;
        Context.Response.StatusCode = _moved.Permanent ? StatusCodes.Status301MovedPermanently : StatusCodes.Status302Found;
        Context.Response.Headers.Location = _moved.Address;
    }
}
