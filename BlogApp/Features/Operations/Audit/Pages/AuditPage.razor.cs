using BlogApp.Data;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Operations.Audit.Pages;

/// <summary>Who changed what, and when. What is shown stands in the address.</summary>
public sealed partial class AuditPage
{
    private AuditFilter _filter = AuditFilter.Everything;
    private AuditPageRows? _list;
    private IReadOnlyList<AuditActor> _actors = [];

    [SupplyParameterFromQuery(Name = "q")] private string? QueryText { get; set; }

    [SupplyParameterFromQuery(Name = "who")] private string? WhoText { get; set; }

    [SupplyParameterFromQuery(Name = "about")] private string? AboutText { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? FromText { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? ToText { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    [Inject] private AuditQuery Query { get; set; } = null!;

    [Inject] private IOptions<AuditSettings> Settings { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string CsvAddress => AuditCsvEndpoint.Address + new Uri(Navigation.Uri).Query;

    protected override async Task OnParametersSetAsync()
    {
        _filter = AuditFilter.Of(QueryText, WhoText, AboutText, FromText, ToText, PageText);
        _list = await Query.ReadAsync(_filter, CancellationToken.None);
        _actors = await Query.ActorsAsync(CancellationToken.None);
    }

    private void Choose(string name, ChangeEventArgs chosen) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?> { [name] = (chosen.Value as string)?.Trim() is { Length: > 0 } value ? value : null, ["page"] = null }));

    private static string ValueOf(AuditActor actor) => actor.Id switch
    {
        null => AuditFilter.BlogItself,
        AuditLog.CommandLine => AuditFilter.CommandLine,
        { } id => id.ToString(CultureInfo.InvariantCulture),
    };
}
