using System.Globalization;
using System.Text;
using BlogApp.Benchmarks.Servers;
using BlogApp.Data;

namespace BlogApp.Benchmarks.Claims;

/// <summary>Giveaways: everybody at once over HTTP, and claims a second on each live store beside a plain UPDATE.</summary>
internal static class GiveawayClaims
{
    public static async Task<int> RunAsync(int claimants)
    {
        // Loads the data assembly, which loads the native SQLite library.
        _ = DataRegistration.FileOf("");
        await using var redis = await Redis.StartAsync(Directory.CreateTempSubdirectory("blog-bench-").FullName);
        var report = new StringBuilder();
        report.AppendLine("# Giveaways\n");
        report.AppendLine(CultureInfo.InvariantCulture, $"{claimants:N0} people with a connection each claim one of 100 items in the same moment. *Answer* is from sending to the 202, by which the claim is in the journal; *decided* is from the first claim until SQL contains every decision. The people live in another process on the same {Environment.ProcessorCount} cores. Targets: all answered, p99 under 250 ms, decided within 2 s.\n");
        report.AppendLine("| live store | claims | answered | answer, median | p99 | slowest | decided | winners |");
        report.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, address) in ((string, string)[])[("embedded", ""), ("redis", redis.Address)])
        {
            var rush = await ClaimRush.RunAsync(claimants, address);
            report.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {rush.Claimants:N0} | {rush.Accepted:N0} | {rush.Median.TotalMilliseconds:N0} ms | {rush.P99.TotalMilliseconds:N0} ms | {rush.Slowest.TotalMilliseconds:N0} ms | {rush.Decided.TotalSeconds:N2} s | {rush.Winners} |");
        }
        report.AppendLine("\nClaims a second without HTTP, one thread accepting: into the journal, and all the way to the decision in SQL (database and journal on the same disk, `synchronous=FULL`). Beside it, in the same run, what is usual: a transaction per claim that the claimant waits for. Target: 10,000 a second on each store.\n");
        report.AppendLine("| way | accepted /s | decided /s |");
        report.AppendLine("| --- | ---: | ---: |");
        var (update, withRow) = await ClaimRate.PlainAsync();
        report.AppendLine(CultureInfo.InvariantCulture, $"| `UPDATE … SET stock = stock - 1 WHERE stock > 0` | | {update:N0} |");
        report.AppendLine(CultureInfo.InvariantCulture, $"| the same, with a row for the claimant | | {withRow:N0} |");
        foreach (var (name, address) in ((string, string?)[])[("embedded", null), ("redis", redis.Address)])
        {
            var (accepted, decided) = await ClaimRate.MeasureAsync(address);
            report.AppendLine(CultureInfo.InvariantCulture, $"| giveaways, {name} | {accepted:N0} | {decided:N0} |");
        }
        await Results.WriteAsync("giveaways.md", report.ToString());
        return 0;
    }
}
