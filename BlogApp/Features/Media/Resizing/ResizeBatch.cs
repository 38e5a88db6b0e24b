using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Types;
using BlogApp.Platform.Children;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Media.Resizing;

/// <summary>
/// Makes copies in one child process. When a picture ends the process, that picture has no copies, and the next one
/// gets a new process.
/// </summary>
/// <param name="turn">Held while a copy is made, because only one is made at a time.</param>
internal sealed class ResizeBatch(MediaFolder folder, SemaphoreSlim turn, Func<CancellationToken, Task<ChildProcess?>> start) : IAsyncDisposable
{
    /// <summary>For one copy. The largest picture takes about ten seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private ChildProcess? _child;

    /// <summary>Makes one copy as a temporary file. The picture itself is not changed.</summary>
    /// <exception cref="PictureUnreadableException">The picture is broken; the message explains it.</exception>
    public async Task<ReceivedFile> MakeAsync(string name, PlannedCopy copy, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        var to = folder.NewIncoming();
        try
        {
            _child ??= await start(cancellationToken) ?? throw new PictureUnreadableException(Phrase.Key("The library libvips does not run here."));
            await _child.SendAsync(new ResizeOrder(folder.PathOf(name), copy.Width, copy.Type == MediaType.Avif, to));
            var answer = await _child.NextAsync(Patience, cancellationToken);
            if (answer != ResizeChild.Made)
                throw new PictureUnreadableException(Phrase.Key("The picture is broken, or of a kind that the server cannot read."), new InvalidDataException(answer));
            return await MediaFolder.TakeAsync(to, cancellationToken);
        }
        catch (ChildFailedException failed)
        {
            File.Delete(to);
            await StopAsync();
            throw new PictureUnreadableException(Words(failed.End), failed);
        }
        catch
        {
            File.Delete(to);
            if (cancellationToken.IsCancellationRequested)
                await StopAsync();
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    private static string Words(ChildEnd end) => end switch
    {
        ChildEnd.Memory => Phrase.Key("Making it smaller takes too much memory."),
        ChildEnd.Time => Phrase.Key("Making it smaller takes too long."),
        ChildEnd.Killed => Phrase.Key("The process that was to make it smaller was ended from outside."),
        _ => Phrase.Key("It ended the process that was to make it smaller."),
    };

    private async Task StopAsync()
    {
        if (_child is { } child)
        {
            _child = null;
            await child.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
