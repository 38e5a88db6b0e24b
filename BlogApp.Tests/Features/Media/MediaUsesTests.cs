using BlogApp.Data.Articles;
using BlogApp.Data.Media;
using BlogApp.Data.Site;
using BlogApp.Features.Media;
using BlogApp.Features.Media.Library;
using BlogApp.Features.Media.Pictures;
using BlogApp.Features.Media.Storing;
using BlogApp.Platform.Settings;
using BlogApp.Tests.Platform.Caching;
using BlogApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Features.Media;

public sealed class MediaUsesTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-media-");
    private readonly CacheFixture _cache = new();
    private readonly SiteSettings _site = new();
    private TestDatabase _database = null!;
    private MediaLibrary _library = null!;
    private MediaCommands _commands = null!;
    private MediaUses _uses = null!;
    private MediaFile _file = null!;
    private long _user;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _user = (await _database.AddAuthorAsync()).Id;
        _library = new(new MediaFolder(_folder.FullName), new PictureSizes(new NullFileProvider()), _database.Sql, _database.Contexts, Options.Create(new MediaSettings()), _cache.Time);
        var site = new ServiceCollection().Configure<SiteSettings>(s => s.Logo = _site.Logo).BuildServiceProvider().GetRequiredService<IOptionsMonitor<SiteSettings>>();
        _uses = new(_database.Contexts, site);
        _commands = new(_library, _uses, new(_database.Contexts), _database.Contexts, _cache.Invalidator, _cache.Time);
        _file = (await _library.AddAsync(new MemoryStream(SamplePictures.Png(20, 10)), "a.png", "", _user, Cancelled)).File;
    }

    [Theory]
    [InlineData("text", "In the article")]
    [InlineData("page", "In the page")]
    [InlineData("cover", "Cover of the article")]
    [InlineData("copy", "unsaved text")]
    [InlineData("copy-cover", "unsaved text")]
    [InlineData("banner", "In the banner")]
    [InlineData("menu", "In the menu")]
    [InlineData("logo", "logo")]
    public async Task FileInUse_IsNotDeleted_AndItsUseIsNamed(string where, string words)
    {
        var author = await _database.ReadAsync(async context => (await context.Users.FindAsync(_user))!);
        if (where is "text" or "page" or "cover")
        {
            await _database.AddArticleAsync(author, "one", DateTimeOffset.UnixEpoch, a =>
            {
                a.Kind = where == "page" ? ArticleKind.Page : ArticleKind.Article;
                if (where == "cover")
                    a.CoverId = _file.Id;
                else
                    a.Markdown = $"![x](/media/{_file.Name})";
            });
        }
        await _database.SaveAsync<object?>(context => where switch
        {
            "copy" => context.Add(new WorkingCopy { UserId = _user, Content = $"{{\"markdown\":\"/media/{_file.Name}\"}}" }),
            "copy-cover" => context.Add(new WorkingCopy { UserId = _user, Content = $"{{\"title\":\"x\",\"coverId\":{_file.Id}}}" }),
            "banner" => context.Add(new BannerSlide { Title = "x", Text = "", Address = "", PictureId = _file.Id }),
            "menu" => context.Add(new MenuItem { Title = "x", Address = $"/media/{_file.Name}" }),
            _ => null,
        });
        if (where == "logo")
            _site.Logo = _file.Name;
        var use = Assert.Single(await _commands.DeleteAsync(_file.Id, alsoFromThePast: true, _user, Cancelled));
        Assert.Contains(words, use.What, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, _file.Name)));
    }

    [Fact]
    public async Task FileUsedByAnOldRevision_IsDeletedOnlyOnRequest()
    {
        var author = await _database.ReadAsync(async context => (await context.Users.FindAsync(_user))!);
        var article = await _database.AddArticleAsync(author, "one", DateTimeOffset.UnixEpoch);
        await _database.SaveAsync(context => context.Add(new ArticleRevision
        {
            ArticleId = article.Id,
            Version = 1,
            Slug = "one",
            Title = "One",
            Excerpt = "",
            Language = "en",
            Tags = "",
            Markdown = $"![x](/media/{_file.Name})",
        }));
        Assert.True(Assert.Single(await _commands.DeleteAsync(_file.Id, alsoFromThePast: false, _user, Cancelled)).Past);
        Assert.Empty(await _commands.DeleteAsync(_file.Id, alsoFromThePast: true, _user, Cancelled));
        Assert.Empty(Directory.GetFiles(_folder.FullName));
        Assert.Equal(1, await _database.NumberAsync("SELECT COUNT(*) FROM AuditEntry WHERE Action = 'media.delete'"));
    }

    [Fact]
    public async Task Sweep_DeletesFilesWithoutRows_AndReportsMissingFiles()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "aaaaaaaaaaaaaaaaaaaa.png"), "left over", Cancelled);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "incoming", "x.part"), "left over", Cancelled);
        // A file written just now may belong to an upload in progress.
        Assert.Equal(0, (await _library.SweepAsync(new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc), Cancelled)).Deleted);
        Assert.Equal(2, (await _library.SweepAsync(DateTime.MaxValue, Cancelled)).Deleted);
        Assert.Equal([_file.Name], Directory.GetFiles(_folder.FullName).Select(Path.GetFileName));
        File.Delete(Path.Combine(_folder.FullName, _file.Name));
        Assert.Equal([_file.Name], (await _library.SweepAsync(DateTime.MaxValue, Cancelled)).Missing);
        // Uploading the same content again restores the file.
        var again = await _library.AddAsync(new MemoryStream(SamplePictures.Png(20, 10)), "b.png", "Now described", _user, Cancelled);
        Assert.Equal((_file.Id, "Now described", true), (again.File.Id, again.File.Alt, again.Existing));
        Assert.True(File.Exists(Path.Combine(_folder.FullName, _file.Name)));
    }

    [Fact]
    public async Task SearchAndKindFilter_FindFiles()
    {
        var queries = new MediaQueries(_database.Contexts);
        await _library.AddAsync(new MemoryStream([.. "%PDF-1.7 "u8]), "100%_terms.pdf", "", _user, Cancelled);
        await queries.DescribeAsync(_file.Id, "A red fox", 1, DateTime.UnixEpoch, Cancelled);
        async Task<int> FoundAsync(string? q, string? show) => (await queries.ListAsync(MediaFilter.From(q, show, null), Cancelled)).Total;
        Assert.Equal(2, await FoundAsync(null, null));
        Assert.Equal(1, await FoundAsync("RED", null));
        Assert.Equal(1, await FoundAsync("%_", null));
        Assert.Equal(0, await FoundAsync("d_fox", null));
        Assert.Equal(1, await FoundAsync(null, "pictures"));
        Assert.Equal(1, await FoundAsync(null, "others"));
        Assert.Equal(0, await FoundAsync(null, "unnamed"));
        Assert.Equal(2, await FoundAsync(null, "17"));
        Assert.Contains("1,000", await queries.DescribeAsync(_file.Id, new string('x', 1001), 1, DateTime.UnixEpoch, Cancelled) ?? "", StringComparison.Ordinal);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _cache.Dispose();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
