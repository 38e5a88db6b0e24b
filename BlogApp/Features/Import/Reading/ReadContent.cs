using System.Globalization;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Children;

namespace BlogApp.Features.Import.Reading;

/// <summary>A file that a child has read. Dispose ends the child and deletes what it wrote.</summary>
internal sealed class ReadContent : IAsyncDisposable
{
    /// <summary>For one picture or file.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ChildProcess _child;
    private readonly string _folder;
    private readonly Func<ChildFailedException, ContentFormatException> _explain;

    public ReadContent(ChildProcess child, string folder, Func<ChildFailedException, ContentFormatException> explain)
    {
        (_child, _folder, _explain) = (child, folder, explain);
        Package = PackageReader.Read(folder, number => OpenAsync(number).GetAwaiter().GetResult());
    }

    /// <summary>Opening its files asks the child, which takes about as long as reading them.</summary>
    public ContentPackage Package { get; }

    /// <exception cref="InvalidDataException">The child cannot unpack it.</exception>
    /// <exception cref="ContentFormatException">The child ended.</exception>
    private async Task<Stream> OpenAsync(int number)
    {
        try
        {
            await _child.SendAsync(number.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
            var (word, value) = ReadContentAnswer.Parse(await _child.NextAsync(Patience, CancellationToken.None).ConfigureAwait(false));
            if (word != ReadContentAnswer.Opened)
                throw new InvalidDataException(value);
        }
        catch (ChildFailedException failed)
        {
            throw _explain(failed);
        }
        return new FileStream(PackageLayout.Media(_folder, number), new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose });
    }

    public async ValueTask DisposeAsync()
    {
        await _child.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
