using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Files;

/// <summary>A folder on this machine. Links that lead out of it are not followed.</summary>
internal sealed class FolderTree : FileTree
{
    private readonly string _root;
    private readonly Lazy<Dictionary<string, DateTime>> _committed;

    public FolderTree(string root)
    {
        _root = Path.GetFullPath(root);
        _committed = new(() => GitDates.Read(_root));
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System, IgnoreInaccessible = true };
        Names = [.. Directory.EnumerateFiles(_root, "*", options).Select(file => Path.GetRelativePath(_root, file).Replace('\\', '/'))
            .Where(name => !name.Split('/').Any(part => part is ".git" or "node_modules")).Order(StringComparer.Ordinal)];
    }

    public override IReadOnlyList<string> Names { get; }

    public override long Length(string name) => new FileInfo(Path.Combine(_root, name)).Length;

    // A working copy has the time of copying.
    public override DateTime? WrittenAt(string name) => _committed.Value.TryGetValue(name, out var at) ? at : File.GetLastWriteTimeUtc(Path.Combine(_root, name));

    public override Stream Open(string name)
    {
        try
        {
            return new FileStream(Path.Combine(_root, name), FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ContentFormatException(Phrase.Format("The file {0} cannot be read: {1}", name, error.Message).ToString(), error);
        }
    }
}
