using BlogApp.Data.Site;
using BlogApp.Features.Site.Menu;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Site.Banner;

/// <summary>Which slides are shown when, and the rules for a slide. Pure.</summary>
internal static class BannerRules
{
    public const int MaxSlides = 5, MaxTitle = 120, MaxText = 300;

    /// <summary>The slides shown at a time, in order.</summary>
    public static IEnumerable<BannerSlide> Active(IEnumerable<BannerSlide> slides, DateTime now) =>
        slides.Where(s => (s.StartsAt is not { } start || start <= now) && (s.EndsAt is not { } end || now < end))
            .OrderBy(s => s.Position).ThenBy(s => s.Id).Take(MaxSlides);

    /// <summary>The next time at which this changes by itself; null: never.</summary>
    public static DateTime? NextChange(IEnumerable<BannerSlide> slides, DateTime now) =>
        slides.SelectMany(s => new[] { s.StartsAt, s.EndsAt }).Where(at => at > now).Min();

    /// <summary>The errors of a slide by field, in words.</summary>
    public static Dictionary<string, string> Problems(BannerForm form)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (form.Title.Trim() is not { Length: > 0 and <= MaxTitle } title)
            problems[nameof(form.Title)] = form.Title.Trim().Length == 0 ? Phrase.Key("Give the slide a title.") : Phrase.Format("Too long: {0:N0} characters, and {1:N0} are the most.", form.Title.Trim().Length, MaxTitle).ToString();
        else if (title.Any(char.IsControl))
            problems[nameof(form.Title)] = Phrase.Key("One line, without tabs.");
        if (form.Text.Trim().Length > MaxText)
            problems[nameof(form.Text)] = Phrase.Format("Too long: {0:N0} characters, and {1:N0} are the most.", form.Text.Trim().Length, MaxText).ToString();
        if (form.Address.Trim().Length > 0 && MenuRules.AddressError(form.Address) is { } address)
            problems[nameof(form.Address)] = address;
        if (form.StartsAt is { } start && form.EndsAt is { } end && end <= start)
            problems[nameof(form.EndsAt)] = Phrase.Key("It would end before it begins.");
        return problems;
    }
}

/// <summary>An admin's edit of a slide.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Version">The version that the admin started from; 0 for a new one.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
internal sealed record BannerForm(long? Id, int Version, string Title, string Text, string Address, long? PictureId, DateTime? StartsAt, DateTime? EndsAt);
