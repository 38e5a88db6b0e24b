using BlogApp.Data.Media;

namespace BlogApp.Data.Site;

/// <summary>One slide of the banner on the home page.</summary>
public sealed class BannerSlide
{
    public long Id { get; set; }
    public int Position { get; set; }
    public required string Title { get; set; }
    public required string Text { get; set; }

    /// <summary>The link target: a path that begins with a slash, or an absolute address.</summary>
    public required string Address { get; set; }

    public long? PictureId { get; set; }
    public MediaFile? Picture { get; set; }

    /// <summary>UTC; null: immediately.</summary>
    public DateTime? StartsAt { get; set; }

    /// <summary>UTC; null: until it is removed.</summary>
    public DateTime? EndsAt { get; set; }

    /// <summary>Increases by one with each saved change.</summary>
    public int Version { get; set; }
}
