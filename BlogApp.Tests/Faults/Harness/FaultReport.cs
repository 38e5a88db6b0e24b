using System.Globalization;
using System.Text;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Faults.Harness;

/// <param name="Fault">The row's name in the matrix.</param>
/// <param name="Store">"embedded", "redis", or "-" where it makes no difference.</param>
/// <param name="Recovery">The slowest start to the first page, or the row's own measure of recovery; null for none.</param>
/// <param name="Remark">Other measurements.</param>
internal sealed record FaultRow(string Fault, string Store, int Rounds, long Counted, long Unanswered, long Lost, long Doubled,
    TimeSpan? Recovery, int Seed, TimeSpan Took, string Remark = "");

/// <summary>
/// The table of results. The long form writes it next to the tests, where it is committed; the short form into the build
/// output. A row replaces the one with the same fault and store.
/// </summary>
internal static class FaultReport
{
    private const string Head = "| fault | store | rounds | counted | unanswered | lost | doubled | slowest recovery | duration | load | seed | remarks |";
    private static readonly Lock Gate = new();

    public static string File { get; } = FaultRun.Long
        ? Path.Combine(Repository.Root, "BlogApp.Tests", "Faults", "results.md")
        : Path.Combine(Repository.Root, "artifacts", "faults.md");

    public static void Add(FaultRow row)
    {
        var line = Line(row);
        TestContext.Current.TestOutputHelper?.WriteLine(Head);
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        lock (Gate)
        {
            var lines = Rows().Where(l => !l.StartsWith(KeyOf(row), StringComparison.Ordinal)).Append(line).Order(StringComparer.Ordinal).ToList();
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            System.IO.File.WriteAllText(File, Write(lines));
        }
    }

    private static IEnumerable<string> Rows() => System.IO.File.Exists(File)
        ? System.IO.File.ReadAllLines(File).Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| fault | ", StringComparison.Ordinal) && !l.StartsWith("| --- ", StringComparison.Ordinal))
        : [];

    private static string KeyOf(FaultRow row) => $"| {row.Fault} | {row.Store} | ";

    private static string Line(FaultRow row) => string.Create(CultureInfo.InvariantCulture,
        $"{KeyOf(row)}{row.Rounds} | {row.Counted} | {row.Unanswered} | {row.Lost} | {row.Doubled} | {(row.Recovery is { } r ? $"{r.TotalSeconds:0.00} s" : "")} | {row.Took.TotalSeconds:0.0} s | {LoadOfMachine()} | {row.Seed} | {row.Remark} |");

    private static string LoadOfMachine() => OperatingSystem.IsLinux() ? System.IO.File.ReadAllText("/proc/loadavg").Split(' ')[1] : "";

    private static string Write(List<string> lines)
    {
        long Sum(int column) => lines.Sum(l => long.Parse(l.Split('|')[column].Trim(), CultureInfo.InvariantCulture));
        var text = new StringBuilder();
        text.AppendLine("# The fault matrix, measured");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"`./test.sh --faults` writes this file. Each row breaks the running server while clients read, lets it recover, and compares every table in SQL with every answer that said `counted`. \"Unanswered\" are requests whose answer the crash cut off: they may be counted or not, nobody was told. \"Lost\" and \"doubled\" are views beyond that. \"Load\" is what wanted a core at the row's end (five-minute load average, of {Environment.ProcessorCount} cores): the row's own server and clients, other rows, and whatever else the machine did; times are to be read with it.");
        text.AppendLine();
        text.AppendLine(Head);
        text.AppendLine("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        foreach (var line in lines)
            text.AppendLine(line);
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Together {Sum(4):N0} counted views, {Sum(5):N0} unanswered requests, {Sum(6):N0} lost, {Sum(7):N0} doubled.");
        return text.ToString();
    }
}
