using BlogApp.Features.Giveaways.Journal;
using BlogApp.Platform.DataDirectory;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Giveaways.Journal;

public sealed class ClaimJournalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-claims-");

    [Fact]
    public async Task FolderThatCannotBeUsed_IsReported_UntilItCan()
    {
        using var directory = DataDirectory.Open(new ConfigurationBuilder().AddInMemoryCollection([new("DataDirectory", _folder.FullName)]).Build(), _folder.FullName, TimeSpan.Zero);
        using var journal = new ClaimJournal(directory, new ManualTime(), NullLogger<ClaimJournal>.Instance);
        var check = new ClaimJournalHealthCheck(journal);
        await File.WriteAllTextAsync(directory.Claims, "no folder", TestContext.Current.CancellationToken);
        journal.Open();
        var health = await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.StartsWith("Giveaways take no claims. ", health.Description, StringComparison.Ordinal);

        File.Delete(directory.Claims);
        journal.Open();
        Assert.Equal(HealthStatus.Healthy, (await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status);
        journal.Close();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
