using System.Globalization;
using System.Security.Cryptography;

namespace BlogApp.Tests.Faults.Harness;

/// <summary>How long the rows of the fault matrix run, and with which random choices.</summary>
internal static class FaultRun
{
    /// <summary>
    /// Rows that kill the server with its embedded store. They load the machine, so they run one after another, but
    /// alongside other tests.
    /// </summary>
    public const string Collection = "Faults";

    /// <summary>The same with Redis; runs in parallel with the embedded half.</summary>
    public const string RedisCollection = "Faults with Redis";

    /// <summary>Rows that break what the server depends on.</summary>
    public const string StoresCollection = "Faults of stores";

    /// <summary>Rows that corrupt Redis's data and replies.</summary>
    public const string DataCollection = "Faults of data";

    /// <summary>Rows that compare latencies. In the long form, no other row runs beside them.</summary>
    public const string QuietCollection = "Faults in quiet";

    /// <summary>Set by <c>./test.sh --faults</c>. Otherwise the short form, which every test run can afford.</summary>
    public static bool Long { get; } = Environment.GetEnvironmentVariable("FAULTS") == "long";

    /// <summary>For rows that take too long for every test run.</summary>
    public static void InLongFormOnly() => Assert.SkipUnless(Long, "A row of the long form: ./test.sh --faults runs it.");

    public static int Rounds(int inShort, int inLong) => Long ? inLong : inShort;

    public static TimeSpan Time(double shortSeconds, double longSeconds) => TimeSpan.FromSeconds(Long ? longSeconds : shortSeconds);

    /// <summary>From FAULT_SEED to replay a failure; otherwise a new one. Printed with the test.</summary>
    public static int Seed()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("FAULT_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? given : RandomNumberGenerator.GetInt32(int.MaxValue);
        TestContext.Current.TestOutputHelper?.WriteLine($"FAULT_SEED={seed}");
        return seed;
    }
}

[CollectionDefinition(FaultRun.Collection)]
public sealed class FaultCollection;

[CollectionDefinition(FaultRun.RedisCollection)]
public sealed class RedisFaultCollection;

[CollectionDefinition(FaultRun.StoresCollection)]
public sealed class StoreFaultCollection;

[CollectionDefinition(FaultRun.DataCollection)]
public sealed class DataFaultCollection;

[CollectionDefinition(FaultRun.QuietCollection)]
public sealed class QuietFaultCollection;
