using System.Globalization;
using System.Security.Claims;
using BlogApp.Components.Shared;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Covers;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Reader;

public sealed partial class ArticlePage
{
    private ArticleView? _view;
    private ArticleNeighbors? _around;
    private Draft? _draft;

    [Parameter] public string Slug { get; set; } = "";

    [CascadingParameter] private HttpContext Context { get; set; } = default!;
    [Inject] private ArticleQueries Articles { get; set; } = default!;
    [Inject] private IViewCounter Counter { get; set; } = default!;
    [Inject] private IOptionsMonitor<SiteSettings> Site { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override async Task LoadAsync()
    {
        var signedIn = Context.User.Identity is { IsAuthenticated: true };
        _view = await Articles.FindAsync(Slug, Context.RequestAborted);
        if (_view is not null)
        {
            if (!_view.IsFor(signedIn))
            {
                _view = null;
                return;
            }
            Counter.ShowsArticle(_view.Id);
            _around = await Articles.NeighborsAsync(_view, Context.RequestAborted);
        }
        else if (signedIn)
        {
            var draft = await Articles.FindDraftAsync(Slug, Context.RequestAborted);
            if (draft is null || !MayPreview(draft))
                return;
            _draft = draft;
            _view = draft.View;
            Counter.ShowsDraft(_view.Id);
        }
    }

    private bool MayPreview(Draft draft) =>
        Context.User.IsInRole(Role.Admin)
        || (Context.User.IsInRole(Role.Author) && Context.User.FindFirstValue(ClaimTypes.NameIdentifier) == draft.AuthorId.ToString(CultureInfo.InvariantCulture));

    private static List<ArticleHeading> Outline(ArticleView article) => [.. article.Headings.Where(h => h.Level <= 3)];

    private PagePicture? Preview(ArticleView article) => !CoverRules.Shows(Site.CurrentValue, article.Cover is not null, article.NoCover) ? null
        : article.Cover is { } cover
        ? new(cover.Address, cover.Width, cover.Height, cover.Alt.Length > 0 ? cover.Alt : article.Title)
        : new(ReaderAddress.CoverPicture(article.Slug, Site.CurrentValue.Accent), CoverRaster.Width, CoverRaster.Height, article.Title);

    private MarkupString StructuredData(ArticleView article)
    {
        var site = Site.CurrentValue;
        string Absolute(string path) => site.Absolute(path, Navigation.BaseUri);
        return new(BlogPosting.Script(article, Absolute(ReaderAddress.Article(article.Slug)), site.Title, Absolute("/"), Preview(article) is { } picture ? Absolute(picture.Address) : null,
            article.AuthorSlug is { } author ? Absolute(ReaderAddress.Author(author)) : null)
            + Breadcrumbs.Script([(site.Title, Absolute("/")), .. article.Tags.Take(1).Select(tag => (tag.Title, Absolute(ReaderAddress.Tag(tag.Name)))), (article.Title, Absolute(ReaderAddress.Article(article.Slug)))]));
    }

    private static string StateInWords(ArticleState state) => state switch
    {
        ArticleState.Draft => Phrase.Key("This is a draft."),
        ArticleState.Scheduled => Phrase.Key("This article waits for its date."),
        ArticleState.Published => Phrase.Key("This article is dated ahead."),
        _ => Phrase.Key("This article was taken offline."),
    };
}
