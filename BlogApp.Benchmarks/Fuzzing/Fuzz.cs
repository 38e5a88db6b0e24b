using System.Globalization;
using System.Text;

namespace BlogApp.Benchmarks.Fuzzing;

/// <summary>Runs the parsers with random inputs and writes what came of it.</summary>
internal static class Fuzz
{
    private const int Million = 1_000_000;

    // As the main thread of a child has it.
    private const int StackBytes = 8 << 20;

    /// <param name="name">A parser, or <c>all</c>.</param>
    /// <param name="count">Inputs for each parser.</param>
    /// <param name="seconds">Ends each parser earlier after this time; null: never.</param>
    public static async Task<int> RunAsync(string name, int? count, double? seconds)
    {
        var targets = FuzzTargets.All.Where(target => name == "all" || target.Name == name).ToList();
        if (targets.Count == 0)
        {
            Console.Error.WriteLine($"Parsers: {string.Join(", ", FuzzTargets.All.Select(target => target.Name))}, or all.");
            return 2;
        }
        var outcomes = new List<FuzzOutcome>();
        foreach (var target in targets)
        {
            var thread = new Thread(() => outcomes.Add(FuzzRun.Run(target, seed: 1, count ?? Million, seconds)), StackBytes);
            thread.Start();
            thread.Join();
            Console.WriteLine(string.Join('\n', outcomes[^1].Faults.Prepend($"{Line(outcomes[^1])} slowest: input {outcomes[^1].SlowestNumber}")));
        }
        if (name == "all")
            await Results.WriteAsync("fuzzing.md", Report(outcomes));
        return outcomes.TrueForAll(outcome => outcome.Faults.Count == 0) ? 0 : 1;
    }

    private static string Report(List<FuzzOutcome> outcomes)
    {
        var text = new StringBuilder("# Fuzzing\n\nEach parser of foreign content gets inputs made from valid ones: changed, nested, truncated and spliced. An input ends with a result or with a clear error; a fault is any other error, or more than 5 s.\n");
        text.Append(CultureInfo.InvariantCulture, $"\nSeed 1. `dotnet run -c Release --project BlogApp.Benchmarks -- fuzz all` runs {Million:N0} inputs each; the table says how many there were in this run.\n\n");
        text.Append("| parser | inputs | accepted | refused | slowest ms | took s | faults |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var outcome in outcomes)
            text.Append(Line(outcome)).Append('\n');
        return text.ToString();
    }

    private static string Line(FuzzOutcome outcome) => string.Create(CultureInfo.InvariantCulture,
        $"| {outcome.Name} | {outcome.Inputs:N0} | {outcome.Accepted:N0} | {outcome.Refused:N0} | {outcome.Slowest.TotalMilliseconds:0} | {outcome.Took.TotalSeconds:0} | {outcome.Faults.Count} |");
}
