using BlogApp.Components.Shared;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Authors;
using BlogApp.Features.Articles.Queries;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Reader.Authors;

/// <summary>An author and what they wrote.</summary>
public sealed partial class AuthorPage
{
    private AuthorView? _author;
    private ListPage<ArticleCard>? _list;

    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromQuery(Name = "page")] private string? AskedPage { get; set; }

    [CascadingParameter] private HttpContext Context { get; set; } = default!;
    [Inject] private AuthorQueries Authors { get; set; } = default!;
    [Inject] private ArticleLists Lists { get; set; } = default!;
    [Inject] private PageTags Tags { get; set; } = default!;
    [Inject] private IOptionsMonitor<SiteSettings> Site { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private string Address => ReaderAddress.Author(_author!.Slug);

    private string Description => _author!.Summary.Length > 0 ? _author.Summary : Words["What {0} wrote on {1}.", _author.Name, Site.CurrentValue.Title];

    private PagePicture? Preview => _author!.Picture is { } picture ? new(picture.Address, picture.Width, picture.Height, _author.Name) : null;

    private MarkupString StructuredData => new(AuthorProfile.Script(_author!, path => Site.CurrentValue.Absolute(path, Navigation.BaseUri), Address));

    protected override async Task LoadAsync()
    {
        Tags.Add(CacheTag.Authors);
        if (PageNumber.Parse(AskedPage) is not { } page)
            return;
        _author = await Authors.FindAsync(Slug, Context.RequestAborted);
        if (_author is not null)
            _list = await Lists.ByAuthorAsync(_author.Id, page, Context.RequestAborted);
    }
}
