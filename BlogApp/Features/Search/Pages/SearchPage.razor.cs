using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Search.Queries;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Search.Pages;

public sealed partial class SearchPage
{
    private SearchQuery _query = SearchQuery.Parse(null);
    private SearchAnswer _answer = SearchAnswer.Nothing;

    [SupplyParameterFromQuery(Name = "q")] private string? Asked { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private string? AskedPage { get; set; }
    [CascadingParameter] private HttpContext Context { get; set; } = default!;
    [Inject] private SearchQueries Search { get; set; } = default!;
    [Inject] private IOptionsMonitor<SiteSettings> Site { get; set; } = default!;

    private string Outcome => _answer switch
    {
        { Total: 0 } => Words["Nothing here has these words."],
        { Loose: true } => Words["Nothing has all of these words. Here is what has some:"],
        { Total: 1 } => Words["One result."],
        { Total: SearchQueries.Most } => Words["The best {0} results.", SearchQueries.Most],
        _ => Words["{0} results.", _answer.Total],
    };

    protected override async Task LoadAsync()
    {
        _query = SearchQuery.Parse(Asked);
        // An invalid page number means the first page: the words matter, not the number.
        _answer = await Search.FindAsync(Asked, PageNumber.Parse(AskedPage) ?? 1, Context.RequestAborted);
    }

    private static string Address(string text, int page) =>
        $"/search?q={Uri.EscapeDataString(text)}" + (page > 1 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"&page={page}") : "");
}
