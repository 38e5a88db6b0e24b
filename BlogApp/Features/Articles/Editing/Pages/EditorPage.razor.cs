using BlogApp.Components.Shared;
using BlogApp.Data.Articles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BlogApp.Features.Articles.Editing.Pages;

/// <summary>The editor for an article or a page.</summary>
public sealed partial class EditorPage
{
    private EditorAccess? _access;
    private ArticleKind _kind;
    private long? _id;
    private string _heading = "";

    // Opening another article starts a new editor. Saving a new article changes only the address.
    private int _opened;
    private long? _adopted;

    [Parameter] public long? Id { get; set; }

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    [Inject] private EditorQuery Query { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private bool IsPage => _kind == ArticleKind.Page;

    private string List => IsPage ? "/studio/pages" : "/studio/articles";

    protected override async Task OnParametersSetAsync()
    {
        var asked = Navigation.Path().StartsWith("/studio/pages/", StringComparison.OrdinalIgnoreCase) ? ArticleKind.Page : ArticleKind.Article;
        if (_opened > 0 && asked == _kind && (Id == _id || (Id is not null && Id == _adopted)))
            return;
        var access = Id is { } id ? await Query.AccessAsync((await SignedIn).User, id, CancellationToken.None) : null;
        if (access is { Exists: true } && access.Kind != asked)
        {
            Navigation.GoTo(access.Kind == ArticleKind.Page ? $"/studio/pages/{Id}" : $"/studio/articles/{Id}", replace: true);
            return;
        }
        (_access, _kind, _id, _adopted) = (access, asked, Id, null);
        _heading = access is { Allowed: true } ? access.Title : IsPage ? Words["New page"] : Words["New article"];
        _opened++;
    }

    /// <summary>A new article gets its own address with its first save; the editor continues unchanged.</summary>
    private void SavedAsync(long id)
    {
        if (id == Id)
            return;
        _adopted = id;
        Navigation.GoTo($"{List}/{id}", replace: true);
    }
}
