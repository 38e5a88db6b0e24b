using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Search.Index;

/// <summary>Compares the index with the articles, and merges and repairs it.</summary>
internal sealed class MaintainSearchIndex(SearchIndex index) : IScheduledWork
{
    public const string JobName = "care-for-search";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        await index.EnsureTriggersAsync(cancellationToken);
        var wrong = await index.CompareAsync(cancellationToken);
        await index.UpdateAllAsync(cancellationToken);
        var whole = await index.CareAsync(cancellationToken);
        return new(wrong, whole ? wrong == 0 ? Phrase.Key("the index is as it should be") : null : Phrase.Key("the index was damaged and has been built anew"));
    }
}
