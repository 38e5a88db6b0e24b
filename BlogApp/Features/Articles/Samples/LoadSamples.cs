using BlogApp.Data;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Articles.Samples;

/// <summary>Fills an empty blog with the sample articles, all or none. Runs after the migrations, because they are registered first.</summary>
internal sealed partial class LoadSamples(
    IDbContextFactory<BlogDbContext> contexts, RawSql sql, IOptions<BootstrapSettings> settings, IHostEnvironment environment, TimeProvider clock, ILogger<LoadSamples> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!(settings.Value.SampleContent ?? environment.IsDevelopment()))
            return;
        if (sql.Read(static q => q.AnyArticle()))
            return;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var samples = SampleArticles.All();
        await SampleContent.AddAsync(context, samples, clock.GetUtcNow(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        Log.Loaded(logger, samples.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Loaded {Articles} sample articles into the empty blog.")]
        public static partial void Loaded(ILogger logger, int articles);
    }
}
