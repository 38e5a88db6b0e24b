using System.ComponentModel.DataAnnotations;

namespace BlogApp.Platform.Settings;

/// <summary>What the blog is called and where it is reached.</summary>
internal sealed class SiteSettings : IValidatableObject
{
    [Required(ErrorMessage = "needs a name for the blog, 1 to 100 characters."), StringLength(100, ErrorMessage = "accepts at most 100 characters.")]
    public string Title { get; set; } = "BlogApp";

    [StringLength(300, ErrorMessage = "accepts at most 300 characters.")]
    public string Description { get; set; } = "";

    /// <summary>The public address, such as https://blog.example.org; empty: taken from each request.</summary>
    public string Url { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url.Length > 0 && !(Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            yield return new("accepts an absolute http or https address, such as https://blog.example.org, or nothing.", [nameof(Url)]);
    }
}
