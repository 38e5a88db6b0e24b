using BlogApp.Features.Media.Storing;
using BlogApp.Platform.Children;

namespace BlogApp.Features.Media.Resizing;

/// <summary>Starts the processes that make smaller copies of pictures: upright, in sRGB, and without metadata.</summary>
internal sealed partial class PictureResizer(PictureLibrary library, MediaFolder folder, ILogger<PictureResizer> log) : IDisposable
{
    /// <summary>Decoded, the largest picture takes a quarter of a gigabyte, and some formats need it twice more.</summary>
    private static readonly ChildLimits Limits = new(HeapBytes: 256L << 20, ResidentBytes: 1280L << 20, Cpu: null, FileBytes: 256L << 20);

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    // Decoded pictures are large, so only one is processed at a time.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Begins a batch of copies, for which one process is enough.</summary>
    public ResizeBatch Begin() => new(folder, _turn, StartAsync);

    /// <summary>Whether the server can resize pictures.</summary>
    public async Task<bool> AbleAsync(CancellationToken cancellationToken)
    {
        await using var child = await StartAsync(cancellationToken);
        return child is not null;
    }

    /// <summary>A child that is ready; null when the library does not run here.</summary>
    private async Task<ChildProcess?> StartAsync(CancellationToken cancellationToken)
    {
        if (!library.Present)
        {
            library.Miss("it is not beside the program");
            return null;
        }
        var child = ChildProcess.Start(ResizeChild.Work, Limits);
        try
        {
            if (await child.NextAsync(StartPatience, cancellationToken) is var line && line == ResizeChild.Ready)
                return child;
            library.Miss(line.Replace(ResizeChild.Missing, "", StringComparison.Ordinal));
        }
        catch (ChildFailedException failed)
        {
            Log.NotStarted(log, failed.Message);
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
        await child.DisposeAsync();
        return null;
    }

    public void Dispose() => _turn.Dispose();

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The process that makes smaller pictures did not start: {Reason}")]
        public static partial void NotStarted(ILogger log, string reason);
    }
}
