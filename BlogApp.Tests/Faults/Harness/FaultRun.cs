using System.Globalization;
using System.Security.Cryptography;

namespace BlogApp.Tests.Faults.Harness;

/// <summary>How long the rows of the fault matrix run, and by which random choices.</summary>
internal static class FaultRun
{
    /// <summary>The collection of the rows that kill the server with its embedded store: they load the machine, so they run one after another, but beside other tests.</summary>
    public const string Collection = "Faults";

    /// <summary>The same with Redis: its half runs beside the other.</summary>
    public const string RedisCollection = "Faults with Redis";

    /// <summary>The collection of the rows that spoil what the server stands on.</summary>
    public const string StoresCollection = "Faults of stores";

    /// <summary>The collection of the rows that spoil what Redis has and says.</summary>
    public const string DataCollection = "Faults of data";

    /// <summary>The collection of the rows that compare latencies: in the long form, no other row runs beside them.</summary>
    public const string QuietCollection = "Faults in quiet";

    /// <summary>As <c>./test.sh --faults</c> asks; otherwise the short form that every test run can afford.</summary>
    public static bool Long { get; } = Environment.GetEnvironmentVariable("FAULTS") == "long";

    /// <summary>For rows that take too long for every test run.</summary>
    public static void InLongFormOnly() => Assert.SkipUnless(Long, "A row of the long form: ./test.sh --faults runs it.");

    public static int Rounds(int inShort, int inLong) => Long ? inLong : inShort;

    public static TimeSpan Time(double shortSeconds, double longSeconds) => TimeSpan.FromSeconds(Long ? longSeconds : shortSeconds);

    /// <summary>From FAULT_SEED, to replay a failure; otherwise a new one. Printed with the test.</summary>
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
