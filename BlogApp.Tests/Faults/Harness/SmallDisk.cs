using System.Diagnostics;

namespace BlogApp.Tests.Faults.Harness;

/// <summary>A memory-backed disk of a few megabytes, mounted at a folder, that can be filled and freed. Requires permission to mount.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Filler => Path.Combine(_folder, "filler");

    /// <summary>Mounts it over the folder; skips the test if that is not permitted.</summary>
    public static async Task<SmallDisk> MountAsync(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsLinux() || await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder) != 0)
            Assert.Skip("A small disk cannot be mounted: that needs Linux and root's rights.");
        return new SmallDisk(folder);
    }

    /// <summary>Uses up all free space.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var block = new byte[64 * 1024];
        for (var size = block.Length; size > 0;)
        {
            try
            {
                file.Write(block, 0, size);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    public void Free() => File.Delete(Filler);

    public async Task SetReadOnlyAsync(bool readOnly) =>
        Assert.Equal(0, await RunAsync("mount", "-o", readOnly ? "remount,ro" : "remount,rw", _folder));

    private static async Task<int> RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync() => await RunAsync("umount", "-l", _folder);
}
