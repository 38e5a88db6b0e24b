using BlogApp.Features.Articles.External;
using BlogApp.Features.Import.Reports;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Import;

/// <summary>Imported texts with pictures on a real foreign server.</summary>
public sealed class ExternalPictureImportTests : IAsyncLifetime
{
    private readonly OldBlog _foreign = OldBlog.Start();
    private ContentBlog _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ContentBlog.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await _blog.DisposeAsync();
        await _foreign.DisposeAsync();
    }

    [Fact]
    public async Task Import_WithoutFetching_NamesThePicturesThatDoNotShow()
    {
        var report = await ImportAsync(PictureScope.None);
        Assert.Equal([$"These pictures do not show to readers: {_foreign.Address}good.png {_foreign.Address}none.png"], Assert.Single(report.Items).Words);
        Assert.StartsWith("Pictures that do not show to readers, because other hosts have them by http://: 2.", report.Notes[^1], StringComparison.Ordinal);
        Assert.Empty(_foreign.Asked);
    }

    [Fact]
    public async Task Import_ThatFetches_BringsThem_AndNamesWhatDidNotCome()
    {
        var report = await ImportAsync(PictureScope.Hidden);
        var media = Assert.Single(await _blog.Database.ReadAsync(context => context.MediaFiles.ToListAsync()));
        var article = Assert.Single(await _blog.Database.ReadAsync(context => context.Articles.ToListAsync()));
        Assert.Equal($"![a](/media/{media.Name}) ![b]({_foreign.Address}none.png) ![c](https://shown.test/c.png)", article.Markdown.Trim());
        Assert.Equal(
            ["Pictures of other hosts that came into the library: 1.", $"The picture {_foreign.Address}none.png did not come: The server there answered 404.", $"These pictures do not show to readers: {_foreign.Address}none.png"],
            Assert.Single(report.Items).Words);
        Assert.Equal([_foreign.Address + "none.png"], report.Missing);
        var before = await _blog.SnapshotAsync();
        Assert.Equal(ImportOutcome.Unchanged, Assert.Single((await ImportAsync(PictureScope.Hidden)).Items).Outcome);
        Assert.Equal(before, await _blog.SnapshotAsync());
    }

    [Fact]
    public async Task DryRun_SaysHowManyWouldBeFetched_AndAsksNobody()
    {
        var report = await ImportAsync(PictureScope.Hidden, dryRun: true);
        Assert.Equal(["Pictures of other hosts to be fetched: 2."], Assert.Single(report.Items).Words);
        Assert.Empty(_foreign.Asked);
    }

    private Task<ImportReport> ImportAsync(PictureScope pictures, bool dryRun = false) => _blog.ImportAsync("notes.zip",
        ContentBlog.Zip(("a-note.md", $"---\ntitle: A note\ndate: 2024-05-06\n---\n![a]({_foreign.Address}good.png) ![b]({_foreign.Address}none.png) ![c](https://shown.test/c.png)\n")), dryRun, pictures: pictures);
}
