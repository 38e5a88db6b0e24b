using System.Globalization;

namespace BlogApp.Tests.Faults.Model;

/// <summary>Runs the model with many seeds.</summary>
internal static class ModelRuns
{
    public const long FirstSeed = 20261121;

    /// <summary>MODEL_RUNS; null: use the default.</summary>
    public static int? Asked { get; } = Number("MODEL_RUNS") is { } runs ? (int)runs : null;

    /// <summary>MODEL_SEED: run only this seed.</summary>
    public static long? OneSeed { get; } = Number("MODEL_SEED");

    /// <returns>What went wrong; null when nothing did.</returns>
    public static string? Violation(long seed, Rule broken, List<string>? trace = null)
    {
        try
        {
            new World(seed, broken, trace).Run();
            return null;
        }
        catch (ViolationException violation)
        {
            return violation.Message;
        }
    }

    /// <summary>The seeds of a series that break the protocol, in order.</summary>
    /// <param name="atMost">Stops after this many.</param>
    public static List<long> Failing(int runs, Rule broken, int atMost = int.MaxValue)
    {
        var failing = new List<long>();
        Parallel.For(0, runs, (i, loop) =>
        {
            if (Violation(FirstSeed + i, broken) is null)
                return;
            lock (failing)
                failing.Add(FirstSeed + i);
            if (failing.Count >= atMost)
                loop.Break();
        });
        failing.Sort();
        return failing;
    }

    /// <summary>Repeats the run and returns its steps.</summary>
    public static string Story(long seed, Rule broken)
    {
        var trace = new List<string>();
        var violation = Violation(seed, broken, trace);
        return $"{violation ?? "The run keeps the protocol"}. MODEL_SEED={seed} runs it alone:\n" + string.Join('\n', trace);
    }

    private static long? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;
}
