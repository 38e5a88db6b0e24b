using System.Text;
using BlogApp.Data.Media;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Media;
using BlogApp.Features.Media.Pictures;
using BlogApp.Features.Media.Resizing;
using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Types;
using BlogApp.Tests.Platform.Caching;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NetVips;

namespace BlogApp.Tests.Features.Media.Resizing;

public sealed class MissingCopiesTests : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("blog-media-");
    private TestDatabase _database = null!;
    private MediaFolder _folder = null!;
    private MediaLibrary _library = null!;
    private PictureResizer _resizer = null!;
    private MissingCopies _copies = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _folder = new(_root.FullName);
        _library = new(_folder, new PictureSizes(new NullFileProvider()), _database.Sql, _database.Contexts, Options.Create(new MediaSettings()), TimeProvider.System);
        _resizer = new(new PictureLibrary(NullLogger<PictureLibrary>.Instance), _folder, NullLogger<PictureResizer>.Instance);
        _copies = new(_library, _folder, _resizer, _database.Contexts, NullLogger<MissingCopies>.Instance);
        Assert.SkipUnless(await _copies.AbleAsync(Cancelled), "libvips does not run here");
    }

    [Fact]
    public async Task RotatedPhotograph_GetsUprightCopies_WithoutMetadata()
    {
        // A file whose location data was not removed.
        var file = await PlaceAsync(SampleJpegs.OnItsSide(1000, 600), "image/jpeg", 600, 1000);
        Assert.Equal(4, await _copies.MakeAsync(Assert.Single(await _copies.FindAsync(0, Cancelled)), Cancelled));
        var made = await VariantsAsync(file.Id);
        Assert.Equal(["480 image/avif", "480 image/webp", "600 image/avif", "600 image/webp"], made.Select(v => $"{v.Width} {v.ContentType}").Order());
        Assert.All(made, variant =>
        {
            var bytes = File.ReadAllBytes(_folder.PathOf(variant.Name));
            Assert.Equal(bytes.Length, variant.Bytes);
            Assert.DoesNotContain(SamplePictures.Secret, Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            using var image = Image.NewFromBuffer(bytes);
            Assert.Equal((variant.Width, variant.Width == 480 ? 800 : 1000), (image.Width, image.Height));
            Assert.DoesNotContain(image.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field.StartsWith("icc", StringComparison.Ordinal) || field.StartsWith("xmp", StringComparison.Ordinal));
            // Its left edge is now at the top: red above, blue below.
            Assert.True(image[variant.Width / 2, 20] is [> 200, < 60, < 60, ..]);
            Assert.True(image[variant.Width / 2, image.Height - 20] is [< 60, < 60, > 200, ..]);
        });
    }

    [Fact]
    public async Task SecondRun_HasNothingToDo()
    {
        await PlaceAsync(SampleJpegs.OnItsSide(1000, 600), "image/jpeg", 600, 1000);
        var picture = Assert.Single(await _copies.FindAsync(0, Cancelled));
        Assert.Equal(4, await _copies.MakeAsync(picture, Cancelled));
        Assert.Empty(await _copies.FindAsync(0, Cancelled));
        // A run that was interrupted by a crash does not know about copies made meanwhile.
        Assert.Equal(0, await _copies.MakeAsync(picture, Cancelled));
        Assert.Equal(5, _root.GetFiles().Length);
        Assert.Empty(Directory.GetFiles(_folder.Incoming));
    }

    [Fact]
    public async Task BrokenPicture_FailsTheTask_AndIsLeftUnchanged()
    {
        var content = SampleJpegs.Torn(1000, 600);
        var file = await PlaceAsync(content, "image/jpeg", 1000, 600);
        var error = await Assert.ThrowsAsync<TaskFailedException>(() => new ResizeTask(_copies, new CacheFixture().Invalidator).RunAsync(Run(0), Cancelled));
        Assert.Contains("broken", error.Message, StringComparison.Ordinal);
        Assert.Empty(await VariantsAsync(file.Id));
        Assert.Equal(content, await File.ReadAllBytesAsync(_folder.PathOf(file.Name), Cancelled));
        Assert.Empty(Directory.GetFiles(_folder.Incoming));
    }

    [Fact]
    public async Task PictureWithTooManyPixels_IsRefusedByItsHeader()
    {
        await PlaceAsync(SamplePictures.Png(1, 1).WithSize(50_000, 50_000), "image/png", 50_000, 50_000);
        var error = await Assert.ThrowsAsync<PictureUnreadableException>(async () => await _copies.MakeAsync(Assert.Single(await _copies.FindAsync(0, Cancelled)), Cancelled));
        Assert.Contains("50000 × 50000", error.Message, StringComparison.Ordinal);
        Assert.Contains("64,000,000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResizeTaskFromAnId_SkipsEarlierPictures()
    {
        var first = await PlaceAsync(SamplePictures.Png(500, 10), "image/png", 500, 10);
        var second = await PlaceAsync(SamplePictures.Png(500, 10), "image/png", 500, 10);
        Assert.Equal(second.Id, Assert.Single(await _copies.FindAsync(first.Id + 1, Cancelled)).Id);
        var progress = new List<TaskProgress>();
        Assert.Null(await new ResizeTask(_copies, new CacheFixture().Invalidator).RunAsync(Run(second.Id, progress.Add), Cancelled));
        Assert.Equal(new("Done", 1, 1), progress[^1]);
        Assert.Equal(first.Id, Assert.Single(await _copies.FindAsync(0, Cancelled)).Id);
    }

    [Fact]
    public async Task PictureDuringWhichTheProcessEnds_HasNoCopies_AndTheNextOneDoes()
    {
        await PlaceAsync(SamplePictures.Png(500, 10), "image/png", 500, 10);
        var (picture, copy) = (Assert.Single(await _copies.FindAsync(0, Cancelled)), new PlannedCopy(480, MediaType.Webp));
        await using var batch = _resizer.Begin();
        (await batch.MakeAsync(picture.Name, copy, Cancelled)).Dispose();
        using (var child = System.Diagnostics.Process.GetProcessById(Assert.Single(ChildrenOf.Process(Environment.ProcessId, ResizeChild.Work.Name))))
        {
            child.Kill();
            await child.WaitForExitAsync(Cancelled);
        }
        var error = await Assert.ThrowsAsync<PictureUnreadableException>(() => batch.MakeAsync(picture.Name, copy, Cancelled));
        Assert.Contains("ended from outside", error.Message, StringComparison.Ordinal);
        (await batch.MakeAsync(picture.Name, copy, Cancelled)).Dispose();
        Assert.Empty(Directory.GetFiles(_folder.Incoming));
    }

    [Fact]
    public async Task LibraryMissing_FailsTheTask_AndIsLoggedOnce()
    {
        var log = new LineCount();
        var missing = new PictureLibrary(log, [_root.FullName]);
        Assert.False(missing.Present);
        using var resizer = new PictureResizer(missing, _folder, NullLogger<PictureResizer>.Instance);
        var task = new ResizeTask(new(_library, _folder, resizer, _database.Contexts, NullLogger<MissingCopies>.Instance), new CacheFixture().Invalidator);
        for (var i = 0; i < 2; i++)
            Assert.Contains("libvips", (await Assert.ThrowsAsync<TaskFailedException>(() => task.RunAsync(Run(0), Cancelled))).Message, StringComparison.Ordinal);
        Assert.Equal(1, log.Lines);
    }

    private static TaskRun Run(long fromId, Action<TaskProgress>? report = null) => new(1, null, $$"""{"fromId":{{fromId}}}""", report ?? (static _ => { }));

    private async Task<MediaFile> PlaceAsync(byte[] content, string type, int width, int height)
    {
        var name = $"{MediaFolder.NewStem()}.{(type == "image/jpeg" ? "jpg" : "png")}";
        await File.WriteAllBytesAsync(_folder.PathOf(name), content, Cancelled);
        return await _database.SaveAsync(context =>
        {
            var file = new MediaFile { Name = name, OriginalName = "a", ContentType = type, Bytes = content.Length, Sha256 = name, Width = width, Height = height, Alt = "" };
            context.MediaFiles.Add(file);
            return file;
        });
    }

    private async Task<List<MediaVariant>> VariantsAsync(long id)
    {
        await using var context = await _database.Contexts.CreateDbContextAsync(Cancelled);
        return await context.MediaFiles.Where(m => m.Id == id).SelectMany(m => m.Variants).ToListAsync(Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        _resizer.Dispose();
        await _database.DisposeAsync();
        _root.Delete(recursive: true);
    }

    private sealed class LineCount : ILogger<PictureLibrary>
    {
        public int Lines { get; private set; }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines++;
    }
}
