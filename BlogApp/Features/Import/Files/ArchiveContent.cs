using BlogApp.Features.Import.Bundle;
using BlogApp.Features.Import.Ghost;
using BlogApp.Features.Import.Markdown;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.WordPress;
using BlogApp.Features.Import.Xml;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Files;

/// <summary>
/// Finds out what a zip or a folder holds by what is in its files: people pack an export with a README, its uploads, the
/// theme, or what else the old system kept.
/// </summary>
internal static class ArchiveContent
{
    private const int HeadBytes = 16 * 1024;

    // A README or two with front matter do not make a folder of articles.
    private const int FewArticles = 3;

    /// <exception cref="ContentFormatException">It holds none of the known formats.</exception>
    public static ContentPackage Read(FileTree tree, string name)
    {
        if (tree.Has(BundleLayout.Marker))
            return BundleReader.Read(tree);
        var wordPress = Named(tree, ".xml").Where(file => WxrFile.Looks(Head(tree, file))).ToList();
        var ghost = Named(tree, ".json").Where(file => GhostExport.Looks(Head(tree, file))).ToList();
        if (wordPress.Count + ghost.Count == 0)
            return MarkdownFiles.Read(tree, name);
        var articles = tree.Names.Where(MarkdownFiles.IsMarkdown).Where(file => Head(tree, file).TrimStart('\ufeff') is var head && (head.StartsWith("---", StringComparison.Ordinal) || head.StartsWith("+++", StringComparison.Ordinal))).Take(FewArticles).Count();
        if (articles == FewArticles)
        {
            var package = MarkdownFiles.Read(tree, name);
            return package with { Notes = [.. package.Notes, Phrase.Format("These are files of Markdown. The export {0} among them was not read; import it by itself.", wordPress.Concat(ghost).First()).ToString()] };
        }
        return wordPress.Count > 0 ? WordPress(tree, wordPress) : Ghost(tree, ghost);
    }

    private static ContentPackage WordPress(FileTree tree, List<string> files)
    {
        var package = WxrFile.Read([.. files.Select(file => new WxrSource(file, () => tree.Open(file)))], tree);
        var beside = package.Media.Count(media => media.Open is not null);
        List<string> notes = [files.Count == 1 ? Phrase.Format("It is a WordPress export: {0}.", files[0]).ToString() : Phrase.Format("It is a WordPress export of {0} files: {1}.", files.Count, Listed(files)).ToString()];
        if (beside > 0)
            notes.Add(Phrase.Format("{0:N0} of its pictures and files lie beside it.", beside).ToString());
        return package with { Notes = [.. notes, .. package.Notes] };
    }

    private static ContentPackage Ghost(FileTree tree, List<string> files)
    {
        var package = GhostExport.Read(() => tree.Open(files[0]), tree);
        List<string> notes = [Phrase.Format("It is a Ghost export: {0}.", files[0]).ToString()];
        if (files.Count > 1)
            notes.Add(Phrase.Format("It holds further Ghost exports, which were not read: {0}. Import each by itself.", Listed(files.Skip(1))).ToString());
        return GhostRedirects.AddTo(package with { Notes = [.. notes, .. package.Notes] }, tree);
    }

    private static string Listed(IEnumerable<string> files) => SourceText.Cut(string.Join(", ", files), 500);

    private static IEnumerable<string> Named(FileTree tree, string extension) => tree.Names.Where(file => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static string Head(FileTree tree, string file)
    {
        using var stream = tree.Open(file);
        var head = new byte[Math.Min(HeadBytes, Math.Max(0, tree.Length(file)))];
        return XmlEncoding.Text(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
    }
}
