using System.IO.Compression;
using System.Text;
using System.Text.Json;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Media.Storing;
using BlogApp.Features.Site.Settings;
using BlogApp.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Import.Bundle;

/// <summary>
/// Writes everything that authors made into a zip: articles and pages in every state with former addresses and
/// revisions, comments, tags, series, redirects, media, menu, banner and settings. No passwords, no secrets and no visitor data.
/// The same blog always gives the same bytes.
/// </summary>
internal sealed class BundleWriter(IDbContextFactory<BlogDbContext> contexts, MediaFolder folder, IOptionsMonitor<SiteSettings> site)
{
    // The earliest time a zip can store. The content's own times are in the files.
    private static readonly DateTimeOffset Timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="target">Must be seekable, so that the zip is the same for every target.</param>
    public async Task WriteAsync(Stream target, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // A single snapshot: a concurrent change is in all of the files or in none.
        await using var snapshot = await context.Database.BeginTransactionAsync(cancellationToken);
        var names = await BundleNames.ReadAsync(context, cancellationToken);
        var files = new SortedDictionary<string, Func<Stream, Task>>(StringComparer.Ordinal);
        void Json<T>(string name, T content) => files[name] = to => JsonSerializer.SerializeAsync(to, content, BundleDocuments.Json, cancellationToken);
        Json(BundleLayout.Site, await BundleTables.SiteAsync(context, SiteField.Values(site.CurrentValue), cancellationToken));
        Json(BundleLayout.Tags, await BundleTables.TagsAsync(context, cancellationToken));
        Json(BundleLayout.Series, await BundleTables.SeriesAsync(context, cancellationToken));
        Json(BundleLayout.Redirects, await BundleTables.RedirectsAsync(context, names, cancellationToken));
        Json(BundleLayout.Authors, names.Authors);
        var media = await BundleTables.MediaAsync(context, names, cancellationToken);
        Json(BundleLayout.Media, media);
        foreach (var file in media.SelectMany(m => (m.Variants ?? []).Select(v => v.Name).Append(m.Name)).Where(name => File.Exists(folder.PathOf(name))))
            files[BundleLayout.Files + file] = to => CopyAsync(folder.PathOf(file), to, cancellationToken);
        foreach (var (id, slug, kind) in names.Articles)
            files[BundleArticle.File(kind, slug)] = to => TextAsync(to, BundleArticle.TextAsync(context, id, names, cancellationToken), cancellationToken);
        foreach (var (articleId, slug) in await context.Comments.Select(c => c.ArticleId).Distinct().Join(context.Articles, c => c, a => a.Id, (c, a) => new ValueTuple<long, string>(a.Id, a.Slug)).ToListAsync(cancellationToken))
            files[$"{BundleLayout.Comments}{slug}.json"] = async to => await JsonSerializer.SerializeAsync(to, await BundleComments.ReadAsync(context, articleId, names, cancellationToken), BundleDocuments.Json, cancellationToken);
        foreach (var (revisionId, slug, version) in await context.ArticleRevisions.Select(r => new ValueTuple<long, string, int>(r.Id, r.Article!.Slug, r.Version)).ToListAsync(cancellationToken))
            files[FormattableString.Invariant($"{BundleLayout.Revisions}{slug}/{version}.md")] = to => TextAsync(to, BundleArticle.RevisionAsync(context, revisionId, names, cancellationToken), cancellationToken);
        await ZipAsync(target, files, progress, cancellationToken);
    }

    private static async Task ZipAsync(Stream target, SortedDictionary<string, Func<Stream, Task>> files, Action<TaskProgress> progress, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        await AddAsync(zip, BundleLayout.Marker, to => JsonSerializer.SerializeAsync(to, new BundleMarker("blogapp", BundleLayout.Version), BundleDocuments.Json, cancellationToken), cancellationToken);
        var done = 0;
        foreach (var (name, write) in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress(new($"Writing {name}", ++done, files.Count));
            await AddAsync(zip, name, write, cancellationToken);
        }
    }

    private static async Task AddAsync(ZipArchive zip, string name, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        // Pictures are already compressed.
        var entry = zip.CreateEntry(name, name.StartsWith(BundleLayout.Files, StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = Timeless;
        entry.ExternalAttributes = 0;
        await using var stream = await entry.OpenAsync(cancellationToken);
        await write(stream);
    }

    private static async Task TextAsync(Stream to, Task<string> text, CancellationToken cancellationToken) =>
        await to.WriteAsync(Encoding.UTF8.GetBytes(await text), cancellationToken);

    private static async Task CopyAsync(string file, Stream to, CancellationToken cancellationToken)
    {
        await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await from.CopyToAsync(to, cancellationToken);
    }
}

/// <summary>The names of accounts, articles and media in the files. Ids are not used, because they differ between blogs.</summary>
internal sealed record BundleNames(List<BundleAuthor> Authors, Dictionary<long, string> Users, List<(long Id, string Slug, ArticleKind Kind)> Articles, Dictionary<long, string> Slugs, Dictionary<long, string> Media, Dictionary<long, string> Series)
{
    public static async Task<BundleNames> ReadAsync(BlogDbContext context, CancellationToken cancellationToken)
    {
        // Only accounts with content: an account alone is not part of the content.
        var ids = await context.Articles.Select(a => (long?)a.AuthorId)
            .Union(context.Comments.Select(c => c.UserId)).Union(context.ArticleRevisions.Select(r => r.UserId)).Union(context.MediaFiles.Select(m => m.UploadedById)).Union(context.Redirects.Select(r => r.UserId))
            .Where(id => id != null).ToListAsync(cancellationToken);
        var users = await context.Users.Where(u => ids.Contains(u.Id)).ToListAsync(cancellationToken);
        var articles = await context.Articles.Select(a => new ValueTuple<long, string, ArticleKind>(a.Id, a.Slug, a.Kind)).ToListAsync(cancellationToken);
        var former = (await context.FormerAuthorSlugs.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(f => f.UserId, f => f.Slug);
        var media = await context.MediaFiles.ToDictionaryAsync(m => m.Id, m => m.Name, cancellationToken);
        return new(
            [.. users.OrderBy(u => u.UserName, StringComparer.Ordinal).Select(u => new BundleAuthor(u.UserName ?? "", u.DisplayName, u.Email, u.Slug,
                u.Biography.Length > 0 ? u.Biography : null, u.Links.Length > 0 ? u.Links : null, u.PictureId is { } picture ? media.GetValueOrDefault(picture) : null,
                former.Contains(u.Id) ? [.. former[u.Id].Order(StringComparer.Ordinal)] : null))],
            users.ToDictionary(u => u.Id, u => u.UserName ?? ""),
            articles,
            articles.ToDictionary(a => a.Item1, a => a.Item2),
            media,
            await context.Series.ToDictionaryAsync(s => s.Id, s => s.Title, cancellationToken));
    }
}
