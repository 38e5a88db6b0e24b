using BlogApp.Features.Articles.External;
using BlogApp.Platform.Languages;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Articles.Editing.Checks;

/// <summary>What the editor's script asks while one writes, and when one wants to know of links to elsewhere.</summary>
internal static class CheckEndpoints
{
    public static void MapChecks(this RouteGroupBuilder studio)
    {
        studio.MapPost("/findings", FindAsync);
        studio.MapPost("/findings/outside", FindOutsideAsync);
    }

    private static async Task<IResult> FindAsync(TextRequest request, OwnLinks own, ExternalPictureFetch pictures, IStringLocalizer<Words> words, HttpContext context, CancellationToken cancellationToken)
    {
        if (TextChecks.Read(request.Markdown ?? "") is not { } text)
            return Results.Ok(new FindingsAnswer([], 0, []));
        var (ownHost, folder) = (context.Request.Host.Host, context.Request.PathBase.Value ?? "");
        var dead = await own.CheckAsync(text, ownHost, folder, cancellationToken);
        var host = pictures.OwnHost(ownHost);
        var hidden = text.Hidden.Where(picture => OwnLinks.PathOf(picture.Address, host, folder) is null).ToList();
        var outside = text.Links.Count(link => OwnLinks.PathOf(link.Address, ownHost, folder) is null && link.Address.StartsWith("http", StringComparison.OrdinalIgnoreCase));
        return Results.Ok(new FindingsAnswer([.. text.Findings.Concat(dead).Concat(hidden.Select(Finding)).OrderBy(finding => finding.From).Select(finding => Say(finding, words))], outside, [.. hidden.Select(picture => picture.Address).Distinct(StringComparer.Ordinal)]));
    }

    private static async Task<IResult> FindOutsideAsync(TextRequest request, OutsideLinks outside, IStringLocalizer<Words> words, HttpContext context, CancellationToken cancellationToken)
    {
        var links = TextChecks.Read(request.Markdown ?? "")?.Links.Where(link => OwnLinks.PathOf(link.Address, context.Request.Host.Host, context.Request.PathBase.Value ?? "") is null).ToList() ?? [];
        var (asked, dead) = await outside.CheckAsync(links, cancellationToken);
        return Results.Ok(new FindingsAnswer([.. dead.Select(finding => Say(finding, words))], asked, []));
    }

    private static Finding Finding(ExternalPicture picture) =>
        new(picture.Line, picture.From, picture.To, Phrase.Format("The picture does not show to readers: {0} comes by http://.", picture.Address));

    private static SaidFinding Say(Finding finding, IStringLocalizer words) => new(finding.Line, finding.From, finding.To, finding.Problem.In(words));

    internal sealed record TextRequest(string? Markdown);

    /// <param name="Outside">Links that lead elsewhere; those that were asked, when they were.</param>
    /// <param name="Hidden">Addresses of pictures that readers do not see, each once.</param>
    private sealed record FindingsAnswer(IReadOnlyList<SaidFinding> Findings, int Outside, IReadOnlyList<string> Hidden);

    private sealed record SaidFinding(int Line, int From, int To, string Words);
}
