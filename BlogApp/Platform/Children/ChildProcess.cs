using System.Diagnostics;
using System.Text.Json;

namespace BlogApp.Platform.Children;

/// <summary>
/// A child process of this program, as its parent sees it. Whatever happens to it, the parent lives on. Dispose ends it.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int PrintedBytes = 8 * 1024;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly BoundedLines _lines;
    private readonly Task<string> _printed;
    private readonly Task _watch;
    private readonly CancellationTokenSource _over = new();
    private readonly long _residentBytes;
    private ChildEnd? _ended;

    private ChildProcess(Process process, ChildLimits limits)
    {
        _process = process;
        _residentBytes = limits.ResidentBytes;
        _lines = new(process.StandardOutput.BaseStream);
        _printed = BoundedLines.BeginningAsync(process.StandardError.BaseStream, PrintedBytes);
        _watch = WatchAsync();
    }

    public int Id => _process.Id;

    /// <exception cref="ChildFailedException">The operating system does not start it.</exception>
    public static ChildProcess Start(ChildWork work, ChildLimits limits)
    {
        try
        {
            return new(Process.Start(ChildStart.Create(work.Name, limits))!, limits);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new ChildFailedException(ChildEnd.Crashed, error.Message);
        }
    }

    /// <summary>Sends a line.</summary>
    /// <exception cref="ChildFailedException">The child has ended.</exception>
    public async Task SendAsync(string line)
    {
        try
        {
            await _process.StandardInput.WriteAsync(line + "\n");
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            throw await FailureAsync();
        }
    }

    /// <summary>Sends a value as a line of JSON.</summary>
    public Task SendAsync<T>(T value) => SendAsync(JsonSerializer.Serialize(value, JsonSerializerOptions.Web));

    /// <summary>Waits for the child's next line.</summary>
    /// <param name="patience">When it is over, the child is killed.</param>
    /// <exception cref="ChildFailedException">The child ended, or was killed for taking too long.</exception>
    public async Task<string> NextAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(patience > TimeSpan.Zero ? patience : TimeSpan.Zero);
        try
        {
            // A pipe may not notice the token; whoever cancels ends the child, and with it the pipe.
            if (await _lines.NextAsync(CancellationToken.None).WaitAsync(late.Token) is { } line)
                return line;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Kill(ChildEnd.Time);
        }
        catch (InvalidDataException)
        {
            Kill(ChildEnd.Crashed);
        }
        throw await FailureAsync();
    }

    private async Task<ChildFailedException> FailureAsync()
    {
        // It closed its pipes, so it is ending.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Kill(ChildEnd.Crashed);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        var printed = await _printed;
        return new(_ended ?? ChildFailedException.Classify(_process.ExitCode, printed), $"Exit status {_process.ExitCode}. {printed}".TrimEnd());
    }

    /// <summary>Native memory is part of no managed limit, so the whole process is looked at. A look takes 50 µs.</summary>
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Glance);
        try
        {
            while (await timer.WaitForNextTickAsync(_over.Token))
            {
                _process.Refresh();
                if (_process.HasExited)
                    return;
                if (_process.WorkingSet64 > _residentBytes)
                    Kill(ChildEnd.Memory);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended between two looks.
        }
    }

    private void Kill(ChildEnd? why)
    {
        _ended ??= why;
        try
        {
            _process.Kill();
        }
        catch (Exception ended) when (ended is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        Kill(null);
        await _process.WaitForExitAsync();
        await _watch;
        await _printed;
        _over.Dispose();
        _process.Dispose();
    }
}
