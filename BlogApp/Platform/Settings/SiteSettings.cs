using System.ComponentModel.DataAnnotations;

namespace BlogApp.Platform.Settings;

/// <summary>The blog's name and address.</summary>
internal sealed class SiteSettings : IValidatableObject
{
    private const string AcceptsColor = "accepts a color such as #b3361e.";
    private const string AcceptsLanguage = "accepts a language such as en or zh-CN.";
    private const string AcceptsTimeZone = "accepts a time zone such as UTC or Europe/Paris.";

    private const string AcceptsCovers = "accepts drawn, chosen or none.";

    public const string DrawnCovers = "drawn", ChosenCovers = "chosen", NoCovers = "none";

    // Same as in site.css.
    public const string DefaultAccent = "#b3361e";
    public const string DefaultAccentDark = "#ff8a6b";

    [Required(ErrorMessage = "needs a name for the blog, 1 to 100 characters."), StringLength(100, ErrorMessage = "accepts at most 100 characters.")]
    public string Title { get; set; } = "BlogApp";

    [StringLength(300, ErrorMessage = "accepts at most 300 characters.")]
    public string Description { get; set; } = "";

    /// <summary>The public address, such as https://blog.example.org. Empty: taken from each request.</summary>
    public string Url { get; set; } = "";

    /// <summary>The color of links, covers and marks on light pages.</summary>
    [Required(ErrorMessage = AcceptsColor), RegularExpression("#[0-9a-fA-F]{6}", ErrorMessage = AcceptsColor)]
    public string Accent { get; set; } = DefaultAccent;

    /// <summary>The same on dark pages.</summary>
    [Required(ErrorMessage = AcceptsColor), RegularExpression("#[0-9a-fA-F]{6}", ErrorMessage = AcceptsColor)]
    public string AccentDark { get; set; } = DefaultAccentDark;

    /// <summary>BCP 47. The default language of new articles, and the language for readers whose browser names neither English nor Chinese.</summary>
    [Required(ErrorMessage = AcceptsLanguage), RegularExpression("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", ErrorMessage = AcceptsLanguage), StringLength(35, ErrorMessage = AcceptsLanguage)]
    public string Language { get; set; } = "en";

    /// <summary>The time zone in which times are entered and displayed: an IANA name.</summary>
    [Required(ErrorMessage = AcceptsTimeZone)]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The picture beside the blog's name: the name of an uploaded file. Empty: none.</summary>
    [RegularExpression("[a-z0-9]{20}[.][a-z0-9]{3,4}", ErrorMessage = "accepts the name of an uploaded picture, or nothing.")]
    public string Logo { get; set; } = "";

    /// <summary>Which covers articles have: drawn (unless one is chosen), only chosen ones, or none.</summary>
    [RegularExpression("drawn|chosen|none", ErrorMessage = AcceptsCovers), Required(ErrorMessage = AcceptsCovers)]
    public string Covers { get; set; } = DrawnCovers;

    /// <summary>Whether readers may comment. Each article can also turn comments off.</summary>
    public bool Comments { get; set; } = true;

    /// <summary>The platform's time zone for <see cref="TimeZone"/>.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The public address of a path that begins with a slash.</summary>
    /// <param name="path">Path from the root.</param>
    /// <param name="requested">The address that was requested; used when no public address is set.</param>
    public string Absolute(string path, string requested) => (Url.Length > 0 ? Url : requested).TrimEnd('/') + path;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Title.Any(char.IsControl))
            yield return new("accepts one line, without control characters.", [nameof(Title)]);
        if (Description.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            yield return new("accepts text without control characters.", [nameof(Description)]);
        if (Url.Length > 0 && !(Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            yield return new("accepts an absolute http or https address, such as https://blog.example.org, or nothing.", [nameof(Url)]);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return new(AcceptsTimeZone, [nameof(TimeZone)]);
    }
}
