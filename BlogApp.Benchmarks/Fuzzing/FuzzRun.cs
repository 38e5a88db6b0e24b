using System.Diagnostics;
using System.Text;

namespace BlogApp.Benchmarks.Fuzzing;

/// <summary>Feeds one parser with inputs and collects what must not be: other errors, and inputs that take long.</summary>
internal static class FuzzRun
{
    /// <summary>For one input of at most 64 KB, on a busy machine.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private const int MostFaults = 20;

    /// <param name="seconds">Ends earlier after this time; null: never.</param>
    public static FuzzOutcome Run(FuzzTarget target, int seed, int count, double? seconds = null)
    {
        var (accepted, refused, slowest, faults) = (0, 0, TimeSpan.Zero, new Dictionary<string, string>(StringComparer.Ordinal));
        var begun = Stopwatch.GetTimestamp();
        var (number, slowestNumber) = (0, 0);
        for (; number < count && faults.Count < MostFaults && !(Stopwatch.GetElapsedTime(begun).TotalSeconds > seconds); number++)
        {
            var input = FuzzInput.Create(target, seed, number);
            var start = Stopwatch.GetTimestamp();
            try
            {
                target.Parse(input);
                accepted++;
            }
            catch (Exception error) when (target.Expected.Contains(error.GetType()))
            {
                refused++;
            }
            catch (Exception error)
            {
                var frames = string.Join(" < ", (error.StackTrace ?? "").Split('\n').Take(4).Select(line => line.Trim().Split('(')[0]));
                faults.TryAdd($"{error.GetType().Name}: {frames}", $"{target.Name} {seed} {number}: {error.Message} | {Shown(input)}");
            }
            var took = Stopwatch.GetElapsedTime(start);
            (slowest, slowestNumber) = took > slowest ? (took, number) : (slowest, slowestNumber);
            if (took > Longest)
                faults.TryAdd("slow", $"{target.Name} {seed} {number}: took {took.TotalSeconds:0.0} s | {Shown(input)}");
        }
        return new(target.Name, number, accepted, refused, slowest, slowestNumber, Stopwatch.GetElapsedTime(begun), [.. faults.Select(fault => $"{fault.Key} [{fault.Value}]")]);
    }

    private static string Shown(byte[] input) => Encoding.Latin1.GetString(input.AsSpan(0, Math.Min(input.Length, 300))).ReplaceLineEndings("⏎");
}

/// <param name="Accepted">Inputs with a result.</param>
/// <param name="Refused">Inputs with a clear error.</param>
/// <param name="SlowestNumber">The number of the input that took longest.</param>
/// <param name="Faults">What must not be, each kind once, with the input that shows it.</param>
internal sealed record FuzzOutcome(string Name, int Inputs, int Accepted, int Refused, TimeSpan Slowest, int SlowestNumber, TimeSpan Took, IReadOnlyList<string> Faults);
