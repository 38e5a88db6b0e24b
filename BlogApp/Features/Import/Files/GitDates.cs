using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BlogApp.Features.Import.Files;

/// <summary>When git got each file of a folder first. Nothing that the repository configures is run.</summary>
internal static class GitDates
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private const int MostLines = 5_000_000;

    /// <returns>UTC, by paths below the folder; empty when it is no repository, or when there is no git.</returns>
    public static Dictionary<string, DateTime> Read(string root)
    {
        var dates = new Dictionary<string, DateTime>(StringComparer.Ordinal);
        if (!Directory.Exists(Path.Combine(root, ".git")))
            return dates;
        var start = new ProcessStartInfo("git") { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in (string[])["-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "-c", "core.hooksPath=/dev/null", "--no-pager",
            "log", "--no-color", "--no-ext-diff", "--no-textconv", "--no-show-signature", "--diff-filter=AR", "--name-only", "--format=%x01%at"])
            start.ArgumentList.Add(argument);
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        try
        {
            using var git = Process.Start(start)!;
            using var late = new Timer(_ => End(git), null, Patience, Timeout.InfiniteTimeSpan);
            git.ErrorDataReceived += static (_, _) => { };
            git.BeginErrorReadLine();
            Take(git.StandardOutput, dates);
            End(git);
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException)
        {
            // No git here: the files' own times remain.
        }
        return dates;
    }

    private static void Take(StreamReader lines, Dictionary<string, DateTime> dates)
    {
        DateTime? at = null;
        for (var count = 0; count < MostLines && lines.ReadLine() is { } line; count++)
        {
            if (line.StartsWith('\u0001'))
                at = long.TryParse(line.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 32_503_680_000 ? DateTime.UnixEpoch.AddSeconds(seconds) : null;
            else if (line.Length > 0 && at is { } time)
                // The newest commits come first.
                dates[line] = time;
        }
    }

    private static void End(Process git)
    {
        try
        {
            if (!git.HasExited)
                git.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }
}
