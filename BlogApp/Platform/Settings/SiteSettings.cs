using System.ComponentModel.DataAnnotations;

namespace BlogApp.Platform.Settings;

/// <summary>What the blog is called and where it is reached.</summary>
internal sealed class SiteSettings : IValidatableObject
{
    private const string AcceptsColour = "accepts a colour such as #b3361e.";
    private const string AcceptsLanguage = "accepts a language such as en or zh-CN.";
    private const string AcceptsTimeZone = "accepts a time zone such as UTC or Europe/Paris.";

    // As in site.css.
    public const string DefaultAccent = "#b3361e";
    public const string DefaultAccentDark = "#ff8a6b";

    [Required(ErrorMessage = "needs a name for the blog, 1 to 100 characters."), StringLength(100, ErrorMessage = "accepts at most 100 characters.")]
    public string Title { get; set; } = "BlogApp";

    [StringLength(300, ErrorMessage = "accepts at most 300 characters.")]
    public string Description { get; set; } = "";

    /// <summary>The public address, such as https://blog.example.org; empty: taken from each request.</summary>
    public string Url { get; set; } = "";

    /// <summary>The colour of links, covers and marks on light pages.</summary>
    [Required(ErrorMessage = AcceptsColour), RegularExpression("#[0-9a-fA-F]{6}", ErrorMessage = AcceptsColour)]
    public string Accent { get; set; } = DefaultAccent;

    /// <summary>The same on dark pages.</summary>
    [Required(ErrorMessage = AcceptsColour), RegularExpression("#[0-9a-fA-F]{6}", ErrorMessage = AcceptsColour)]
    public string AccentDark { get; set; } = DefaultAccentDark;

    /// <summary>The language with which new articles begin, and that of readers whose browser names neither English nor Chinese: BCP 47.</summary>
    [Required(ErrorMessage = AcceptsLanguage), RegularExpression("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", ErrorMessage = AcceptsLanguage), StringLength(35, ErrorMessage = AcceptsLanguage)]
    public string Language { get; set; } = "en";

    /// <summary>The time zone in which people enter and read times: IANA's name.</summary>
    [Required(ErrorMessage = AcceptsTimeZone)]
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The picture beside the blog's name: the name of an uploaded file; empty: none.</summary>
    [RegularExpression("[a-z0-9]{20}[.][a-z0-9]{3,4}", ErrorMessage = "accepts the name of an uploaded picture, or nothing.")]
    public string Logo { get; set; } = "";

    /// <summary>Whether readers may comment; each article may say no for itself.</summary>
    public bool Comments { get; set; } = true;

    /// <summary><see cref="TimeZone"/> as the platform knows it.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The public address of a path that begins with a slash.</summary>
    /// <param name="path">From the root.</param>
    /// <param name="requested">Where the request went, used when no public address is set.</param>
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
