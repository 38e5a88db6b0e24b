using BlogApp.Features.Import.Ghost;
using BlogApp.Features.Import.Markdown;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.WordPress;
using BlogApp.Features.Import.Xml;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Files;

/// <summary>Opens a file or folder in any known format, detected from the content. Dispose it after the import.</summary>
internal sealed class ContentFile : IDisposable
{
    private readonly FileTree? _tree;

    private ContentFile(ContentPackage package, FileTree? tree = null) => (Package, _tree) = (package, tree);

    public ContentPackage Package { get; }

    /// <param name="path">A file, or a folder with Markdown.</param>
    /// <param name="name">The display name.</param>
    /// <exception cref="ContentFormatException">The format is unknown, or the file is broken; the message says which.</exception>
    public static ContentFile Open(string path, string name, ContentSettings settings)
    {
        if (Directory.Exists(path))
            return OfTree(new FolderTree(path), name);
        if (!File.Exists(path))
            throw new ContentFormatException(Phrase.Format("There is no file {0}.", name).ToString());
        try
        {
            var head = Head(path);
            if (head.StartsWith("PK", StringComparison.Ordinal))
                return OfTree(new ZipTree(File.OpenRead(path), settings.MaxUnpackedBytes), name);
            if (head.TrimStart().StartsWith('<'))
                return new(OfXml(head, () => File.OpenRead(path)));
            if (head.TrimStart().StartsWith('{') && !name.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
                return new(GhostExport.Read(() => File.OpenRead(path)));
            if (MarkdownFiles.IsMarkdown(name))
                return OfTree(new OneFile(path, Path.GetFileName(name)), name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ContentFormatException(Phrase.Format("The file {0} cannot be read: {1}", name, error.Message).ToString(), error);
        }
        throw new ContentFormatException("This file is none of the known formats: a WordPress export (WXR, .xml), a Ghost export (.json), a zip or folder of Markdown with front matter, or this blog's own export (.zip).");
    }

    private static ContentPackage OfXml(string head, Func<Stream> open)
    {
        // A document type precedes the root element; the reader rejects it with an explanation.
        if (!WxrFile.Looks(head) && !head.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            throw new ContentFormatException("This is XML, but no WordPress export (WXR).");
        return WxrFile.Read(open);
    }

    private static ContentFile OfTree(FileTree tree, string name)
    {
        try
        {
            return new(ArchiveContent.Read(tree, name), tree);
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    private static string Head(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[16 * 1024];
        return XmlEncoding.Text(head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false))).TrimStart('\ufeff', '\0', ' ', '\t', '\r', '\n');
    }

    public void Dispose() => _tree?.Dispose();

    private sealed class OneFile(string path, string name) : FileTree
    {
        public override IReadOnlyList<string> Names { get; } = [name];

        public override long Length(string name) => new FileInfo(path).Length;

        public override DateTime? WrittenAt(string name) => File.GetLastWriteTimeUtc(path);

        public override Stream Open(string name) => File.OpenRead(path);
    }
}
