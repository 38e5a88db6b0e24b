using BlogApp.Features.Articles.External;

namespace BlogApp.Features.Import.Session;

/// <param name="DryRun">Report what would be imported, and change nothing.</param>
/// <param name="Fetch">Fetch pictures and files that are not in the import file from the old blog.</param>
/// <param name="UserId">The owner of articles without an author; null: the first admin.</param>
internal sealed record ImportOptions(bool DryRun, bool Fetch, long? UserId)
{
    /// <summary>Which pictures of other hosts in the texts are fetched, too.</summary>
    public PictureScope Pictures { get; init; }

    /// <summary>Called with the id of each scheduled article as soon as it is imported, because it may be due before the import ends.</summary>
    public Func<long, Task>? Planned { get; init; }

    /// <summary>Called when a banner was imported, for the same reason.</summary>
    public Func<Task>? BannerCame { get; init; }
}
