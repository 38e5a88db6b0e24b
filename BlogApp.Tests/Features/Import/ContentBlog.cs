using System.IO.Compression;
using System.Text;
using BlogApp.Data.Accounts;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.External;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Articles.Scheduling;
using BlogApp.Features.Import;
using BlogApp.Features.Import.Bundle;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Reading;
using BlogApp.Features.Import.Reports;
using BlogApp.Features.Import.Session;
using BlogApp.Features.Media.Fetching;
using BlogApp.Features.Media.Storing;
using BlogApp.Features.Site.Menu;
using BlogApp.Features.Site.Redirects;
using BlogApp.Features.Site.Redirects.Targets;
using BlogApp.Features.Site.Settings;
using BlogApp.Tests.Features.Articles;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Features.Import;

/// <summary>A blog with its own database and folder and an admin, into which tests import.</summary>
internal sealed class ContentBlog : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-content-");
    private FeatureHost _host = null!;

    public TestDatabase Database { get; private set; } = null!;
    public ManualTime Time { get; } = new();
    public BlogUser Admin { get; private set; } = null!;
    /// <summary>The scheduled articles reported by an import, each with the import's step at that time.</summary>
    public List<(long Id, string Step)> Planned { get; } = [];

    public T Get<T>() where T : notnull => _host.Get<T>();

    public MediaLibrary Media => _host.Get<MediaLibrary>();
    public string MediaFolder => Path.Combine(_folder.FullName, "media");

    public static async Task<ContentBlog> CreateAsync()
    {
        var blog = new ContentBlog { Database = await TestDatabase.CreateAsync() };
        blog.Admin = await blog.Database.AddAuthorAsync("admin@blog.test");
        await blog.Database.SaveAsync(context =>
        {
            var role = new IdentityRole<long>(Role.Admin) { NormalizedName = "ADMIN" };
            context.Roles.Add(role);
            return role;
        });
        await blog.Database.ExecuteAsync($"INSERT INTO UserRole (UserId, RoleId) SELECT {blog.Admin.Id}, Id FROM Role");
        blog._host = await FeatureHost.StartAsync(blog.Database, blog.Time, services => services
            .AddSingleton(new MediaFolder(blog.MediaFolder)).AddSingleton<MediaLibrary>().AddArticleRendering().AddSingleton<StoredSettings>().AddSingleton<SiteSettingsCommands>().AddSingleton<SiteMenu>()
            .AddImporters().AddSingleton<IBlogAddresses, BlogAddresses>().AddSingleton<RedirectListQuery>()
            .AddSingleton(new MediaFetcher(_ => true)).AddSingleton<PictureFetcher>().AddSingleton<IPublishingTriggers>(new FollowedTriggers()).AddSingleton<ArticleCommands>().AddSingleton<ExternalPictureFetch>(), _ => { });
        return blog;
    }

    /// <summary>Writes a file and imports it.</summary>
    public Task<ImportReport> ImportAsync(string name, string text, bool dryRun = false) => ImportAsync(name, Encoding.UTF8.GetBytes(text), dryRun);

    public async Task<ImportReport> ImportAsync(string name, byte[] content, bool dryRun = false, bool fetch = false, PictureScope pictures = PictureScope.None)
    {
        var file = Path.Combine(_folder.FullName, name);
        await File.WriteAllBytesAsync(file, content);
        return await ImportFileAsync(file, dryRun, fetch: fetch, pictures: pictures);
    }

    /// <param name="stopAt">The article before which the import is interrupted; null: it runs to the end.</param>
    public async Task<ImportReport> ImportFileAsync(string path, bool dryRun = false, int? stopAt = null, bool fetch = false, PictureScope pictures = PictureScope.None)
    {
        using var stop = new CancellationTokenSource();
        using var content = ContentFile.Open(path, Path.GetFileName(path), new ContentSettings());
        var step = "";
        var options = new ImportOptions(dryRun, fetch, Admin.Id)
        {
            Pictures = pictures,
            Planned = id =>
            {
                Planned.Add((id, step));
                return Task.CompletedTask;
            },
        };
        // As from the child process that reads a file.
        var package = Directory.CreateDirectory(Path.Combine(_folder.FullName, Guid.NewGuid().ToString())).FullName;
        var streams = PackageWriter.Write(content.Package, package, long.MaxValue, _ => { });
        return await _host.Get<Importer>().RunAsync(PackageReader.Read(package, number => streams[number]()), Path.GetFileName(path), options, progress =>
        {
            step = progress.Step;
            if (progress.Total > 0 && progress.Done == stopAt)
                stop.Cancel();
        }, stop.Token);
    }

    /// <summary>Loads the settings from the database, as at start.</summary>
    public void LoadSettings() => _host.Get<SiteSettingsCommands>().Load();

    public async Task<byte[]> ExportAsync()
    {
        using var zip = new MemoryStream();
        await _host.Get<BundleWriter>().WriteAsync(zip, _ => { }, TestContext.Current.CancellationToken);
        return zip.ToArray();
    }

    /// <summary>Where each redirect leads now.</summary>
    public async Task<Dictionary<string, string>> RedirectsAsync() =>
        (await _host.Get<RedirectListQuery>().AllAsync(TestContext.Current.CancellationToken)).ToDictionary(row => row.Path, row => row.To, StringComparer.Ordinal);

    /// <summary>Creates a zip of texts.</summary>
    public static byte[] Zip(params (string Name, string Text)[] files) => Zip([.. files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text)))]);

    public static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    /// <summary>The content of every row in the content's tables, to check that nothing changed.</summary>
    public async Task<string> SnapshotAsync()
    {
        var text = new StringBuilder();
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database.File};Mode=ReadOnly");
        await connection.OpenAsync();
        foreach (var table in (string[])["Article", "ArticleTag", "Tag", "Series", "FormerSlug", "FormerTag", "FormerAuthorSlug", "Redirect", "ArticleRevision", "Comment", "MediaFile", "MediaVariant", "MenuItem", "BannerSlide", "ImportedItem", "Setting", "User", "UserRole"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY 1, 2";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                text.Append(table).Append(':').AppendJoin('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))).Append('\n');
        }
        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await Database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
