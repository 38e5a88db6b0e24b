using BlogApp.Platform.Supervision;

namespace BlogApp.Features.Search.Index;

/// <summary>Updates the index at start, and then within a second of every change.</summary>
internal sealed class SearchIndexer(SearchIndex index, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<SearchIndexer> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private bool _compared;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.AfterFirstReadersAsync(stoppingToken);
        await SupervisedLoop.Every(Pause, "search index", UpdateAsync, clock, logger, stoppingToken);
    }

    private async Task UpdateAsync(CancellationToken cancellationToken)
    {
        if (!_compared)
        {
            await index.EnsureTriggersAsync(cancellationToken);
            await index.CompareAsync(cancellationToken);
            _compared = true;
        }
        await index.UpdateAllAsync(cancellationToken);
    }
}
