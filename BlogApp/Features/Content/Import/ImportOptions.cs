namespace BlogApp.Features.Content.Import;

/// <param name="DryRun">Say what would come, and change nothing.</param>
/// <param name="Fetch">Ask the old blog for pictures and files that are not in the import file.</param>
/// <param name="UserId">Whose the articles are that name no author; null: the first admin.</param>
internal sealed record ImportOptions(bool DryRun, bool Fetch, long? UserId)
{
    /// <summary>Told the number of each scheduled article as soon as it is here: its time may come before the import ends.</summary>
    public Func<long, Task>? Planned { get; init; }

    /// <summary>Told when a banner came, for the same reason.</summary>
    public Func<Task>? BannerCame { get; init; }
}
