using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BlogApp.Benchmarks.Load;

/// <summary>One run of the load generator wrk: 64 connections.</summary>
internal static partial class Wrk
{
    private const string Agent = "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";

    public static async Task<WrkResult> RunAsync(string url, int seconds)
    {
        using var process = Process.Start(new ProcessStartInfo("wrk", ["-t2", "-c64", $"-d{seconds}s", "--latency", "-H", Agent, url]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("wrk is not installed.");
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"wrk ended with status {process.ExitCode}:\n{text}");
        if (text.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException("Not all answers were 2xx:\n" + text);
        return new WrkResult(
            double.Parse(PerSecond().Match(text).Groups[1].Value, CultureInfo.InvariantCulture),
            long.Parse(Requests().Match(text).Groups[1].Value, CultureInfo.InvariantCulture),
            P99().Match(text).Groups[1].Value);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"99%\s+(\S+)")]
    private static partial Regex P99();
}

/// <param name="PerSecond">Answers per second.</param>
/// <param name="Requests">Total number of answers.</param>
/// <param name="P99">The 99th percentile of the latency, in wrk's format.</param>
internal readonly record struct WrkResult(double PerSecond, long Requests, string P99);
