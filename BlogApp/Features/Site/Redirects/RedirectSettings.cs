using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Site.Redirects;

/// <summary>The section <c>Redirects</c>.</summary>
internal sealed class RedirectSettings
{
    /// <summary>Days until an address without a page is forgotten that nobody asked for again.</summary>
    [Range(1, 3650, ErrorMessage = "accepts 1 to 3650 days.")]
    public int KeepMissingDays { get; set; } = 60;
}
