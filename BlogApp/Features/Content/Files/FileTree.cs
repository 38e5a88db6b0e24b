using BlogApp.Features.Content.Model;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Content.Files;

/// <summary>The files of a folder or a zip by their paths, with forward slashes, in a fixed order.</summary>
internal abstract class FileTree : IDisposable
{
    /// <summary>A text longer than this is none that an author wrote.</summary>
    public const int MaxTextBytes = 16 << 20;

    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Opens a file. Reading past what it may hold throws.</summary>
    public abstract Stream Open(string name);

    /// <summary>Bytes, as the folder or the zip says.</summary>
    public abstract long Length(string name);

    public bool Has(string name) => _names.Value.Contains(name);

    private readonly Lazy<HashSet<string>> _names;

    protected FileTree() => _names = new(() => new HashSet<string>(Names, StringComparer.Ordinal));

    /// <summary>A text in UTF-8.</summary>
    /// <exception cref="ContentFormatException">It is too long.</exception>
    public string Text(string name)
    {
        using var stream = Open(name);
        using var limited = new LimitedStream(stream, MaxTextBytes, () => new ContentFormatException(Phrase.Of("The file {0} is longer than {1} MiB: that is no article's text.", name, MaxTextBytes >> 20).ToString()));
        using var reader = new StreamReader(limited);
        return reader.ReadToEnd();
    }

    public virtual void Dispose()
    {
    }
}
