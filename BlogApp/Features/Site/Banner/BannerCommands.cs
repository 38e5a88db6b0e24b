using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Times;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Site.Banner;

/// <summary>Changes the banner. When a command returns, the home page shows the change.</summary>
internal sealed class BannerCommands(IDbContextFactory<BlogDbContext> contexts, BannerRefresh refresh, TimeProvider clock)
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Saves a slide, unless it is invalid or someone else saved it since it was opened.</summary>
    /// <returns>Errors by field; an empty name means the whole slide. Empty: saved.</returns>
    public async Task<Dictionary<string, string>> SaveAsync(BannerForm form, long userId, CancellationToken cancellationToken)
    {
        if (BannerRules.Problems(form) is { Count: > 0 } problems)
            return problems;
        return await ChangeAsync(async context =>
        {
            if (form.PictureId is { } picture && !await context.MediaFiles.AnyAsync(m => m.Id == picture && m.Width != null, cancellationToken))
                return new() { [nameof(form.PictureId)] = Phrase.Key("Someone has deleted this picture meanwhile.") };
            var slide = form.Id is { } id ? await context.BannerSlides.SingleOrDefaultAsync(b => b.Id == id, cancellationToken) : await NewAsync(context, cancellationToken);
            if (slide is null)
                return new() { [""] = form.Id is null ? Phrase.Format("There are {0} slides already. Remove one first.", BannerRules.MaxSlides).ToString() : Phrase.Key("Someone else has removed this slide meanwhile.") };
            if (slide.Version != form.Version)
                return new() { [""] = Phrase.Key("Someone else has changed this slide meanwhile. Your words still stand here; load the page again to see theirs.") };
            var before = Facts(slide);
            (slide.Title, slide.Text, slide.Address) = (form.Title.Trim(), form.Text.Trim(), form.Address.Trim());
            (slide.PictureId, slide.StartsAt, slide.EndsAt) = (form.PictureId, form.StartsAt, form.EndsAt);
            slide.Version++;
            Audit(context, userId, form.Id is null ? "banner.add" : "banner.change", slide.Title, AuditLog.Changes(before.Zip(Facts(slide), (old, now) => (old.Name, old.Value, now.Value))));
            return [];
        }, cancellationToken);
    }

    public Task<Dictionary<string, string>> RemoveAsync(long id, long userId, CancellationToken cancellationToken) => ChangeAsync(async context =>
    {
        if (await context.BannerSlides.SingleOrDefaultAsync(b => b.Id == id, cancellationToken) is not { } slide)
            return [];
        context.BannerSlides.Remove(slide);
        Audit(context, userId, "banner.remove", slide.Title, AuditLog.Changes(Facts(slide).Select(fact => (fact.Name, fact.Value, (string?)null))));
        return [];
    }, cancellationToken);

    /// <summary>Moves a slide by a number of positions, stopping at the ends.</summary>
    public Task<Dictionary<string, string>> MoveAsync(long id, int by, long userId, CancellationToken cancellationToken) => ChangeAsync(async context =>
    {
        var slides = await context.BannerSlides.OrderBy(b => b.Position).ThenBy(b => b.Id).ToListAsync(cancellationToken);
        var from = slides.FindIndex(s => s.Id == id);
        if (from < 0)
            return [];
        var slide = slides[from];
        slides.RemoveAt(from);
        slides.Insert(Math.Clamp(from + by, 0, slides.Count), slide);
        for (var i = 0; i < slides.Count; i++)
            slides[i].Position = i;
        Audit(context, userId, "banner.move", slide.Title, AuditLog.Changes(("Place", Number(from + 1), Number(slides.IndexOf(slide) + 1))));
        return [];
    }, cancellationToken);

    private async Task<Dictionary<string, string>> ChangeAsync(Func<BlogDbContext, Task<Dictionary<string, string>>> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await change(context) is { Count: > 0 } problems)
                return problems;
            await context.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
        await refresh.RefreshAsync(changed: true, CancellationToken.None);
        return [];
    }

    private static async Task<BannerSlide?> NewAsync(BlogDbContext context, CancellationToken cancellationToken)
    {
        var positions = await context.BannerSlides.Select(b => b.Position).ToListAsync(cancellationToken);
        if (positions.Count >= BannerRules.MaxSlides)
            return null;
        var slide = new BannerSlide { Title = "", Text = "", Address = "", Position = positions.Count == 0 ? 0 : positions.Max() + 1 };
        context.BannerSlides.Add(slide);
        return slide;
    }

    private void Audit(BlogDbContext context, long userId, string action, string title, string? detail) =>
        context.Audit(clock.GetUtcNow().UtcDateTime, userId, action, title, detail);

    private static (string Name, string? Value)[] Facts(BannerSlide slide) =>
    [
        ("Title", slide.Title), ("Text", slide.Text), ("Address", slide.Address), ("Picture", slide.PictureId is { } picture ? "#" + Number(picture) : null),
        ("Begins", slide.StartsAt is { } from ? TimeText.Iso(from) : null), ("Ends", slide.EndsAt is { } until ? TimeText.Iso(until) : null),
    ];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
