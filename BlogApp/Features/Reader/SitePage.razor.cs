using System.Globalization;
using System.Security.Claims;
using BlogApp.Data.Accounts;
using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Articles.Queries;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Reader;

public sealed partial class SitePage
{
    private PageView? _page;
    private bool _draft;

    [Parameter] public string Slug { get; set; } = "";

    [CascadingParameter] private HttpContext Context { get; set; } = default!;
    [Inject] private PageQueries Pages { get; set; } = default!;
    [Inject] private IViewCounter Counter { get; set; } = default!;

    protected override async Task LoadAsync()
    {
        var signedIn = Context.User.Identity is { IsAuthenticated: true };
        _page = await Pages.FindAsync(Slug, Context.RequestAborted);
        if (_page is not null && !_page.IsFor(signedIn))
            _page = null;
        if (_page is not null || !signedIn)
            return;
        if (await Pages.FindDraftAsync(Slug, Context.RequestAborted) is not { } draft || !MayPreview(draft))
            return;
        _draft = true;
        _page = draft.View;
        // Neither counted nor cached for others.
        Counter.ShowsDraft(_page.Id);
    }

    private bool MayPreview(DraftPage draft) =>
        Context.User.IsInRole(Role.Admin)
        || (Context.User.IsInRole(Role.Author) && Context.User.FindFirstValue(ClaimTypes.NameIdentifier) == draft.AuthorId.ToString(CultureInfo.InvariantCulture));
}
