using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Files;

/// <summary>The files of a folder or a zip by path, with forward slashes, in a fixed order.</summary>
internal abstract class FileTree : IDisposable
{
    /// <summary>No author writes a longer text.</summary>
    public const int MaxTextBytes = 16 << 20;

    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Opens a file. Reading beyond the size limit throws.</summary>
    public abstract Stream Open(string name);

    /// <summary>The size in bytes, according to the folder or the zip.</summary>
    public abstract long Length(string name);

    /// <summary>When the file was written, UTC; null when that is unknown.</summary>
    public virtual DateTime? WrittenAt(string name) => null;

    public bool Has(string name) => _names.Value.Contains(name);

    private readonly Lazy<HashSet<string>> _names;

    protected FileTree() => _names = new(() => new HashSet<string>(Names, StringComparer.Ordinal));

    /// <summary>Reads a text in UTF-8.</summary>
    /// <exception cref="ContentFormatException">It is too long, or its archive is broken.</exception>
    public string Text(string name)
    {
        using var stream = Open(name);
        using var limited = new LimitedStream(stream, MaxTextBytes, () => new ContentFormatException(Phrase.Format("The file {0} is longer than {1} MiB: that is no article's text.", name, MaxTextBytes >> 20).ToString()));
        using var reader = new StreamReader(limited);
        try
        {
            return reader.ReadToEnd();
        }
        catch (InvalidDataException error)
        {
            throw new ContentFormatException(Phrase.Format("The file {0} in the zip is broken or packed in a way that is not read here.", name).ToString(), error);
        }
    }

    public virtual void Dispose()
    {
    }
}
