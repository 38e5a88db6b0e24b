using BlogApp.Platform.Settings;

namespace BlogApp.Features.Site.Settings;

/// <summary>A setting that admins change in the browser, as text.</summary>
/// <param name="Name">As in <see cref="SiteSettings"/>; the row's key is <c>Site:</c> followed by it.</param>
internal sealed record SiteField(string Name, Func<SiteSettings, string> Get, Action<SiteSettings, string> Set)
{
    public string Key => "Site:" + Name;

    public static IReadOnlyList<SiteField> All { get; } =
    [
        new(nameof(SiteSettings.Title), s => s.Title, (s, v) => s.Title = v.Trim()),
        new(nameof(SiteSettings.Description), s => s.Description, (s, v) => s.Description = v.Trim()),
        new(nameof(SiteSettings.Url), s => s.Url, (s, v) => s.Url = v.Trim()),
        new(nameof(SiteSettings.Logo), s => s.Logo, (s, v) => s.Logo = v.Trim()),
        new(nameof(SiteSettings.Language), s => s.Language, (s, v) => s.Language = v.Trim()),
        new(nameof(SiteSettings.TimeZone), s => s.TimeZone, (s, v) => s.TimeZone = v.Trim()),
        new(nameof(SiteSettings.Accent), s => s.Accent, (s, v) => s.Accent = v.Trim().ToLowerInvariant()),
        new(nameof(SiteSettings.AccentDark), s => s.AccentDark, (s, v) => s.AccentDark = v.Trim().ToLowerInvariant()),
        new(nameof(SiteSettings.Covers), s => s.Covers, (s, v) => s.Covers = v.Trim().ToLowerInvariant()),
        new(nameof(SiteSettings.Comments), s => s.Comments ? "true" : "false", (s, v) => s.Comments = string.Equals(v, "true", StringComparison.OrdinalIgnoreCase)),
    ];

    public static Dictionary<string, string> Values(SiteSettings settings) => All.ToDictionary(f => f.Name, f => f.Get(settings), StringComparer.Ordinal);

    public static SiteSettings Settings(IReadOnlyDictionary<string, string> values)
    {
        var settings = new SiteSettings();
        foreach (var field in All)
            if (values.TryGetValue(field.Name, out var value))
                field.Set(settings, value);
        return settings;
    }
}
