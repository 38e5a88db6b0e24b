using BlogApp.Platform.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace BlogApp.Tests.Platform.Logging;

public class ConsoleLineTests
{
    private const string Hostile = "a\u001b[31mred\u001b[0m\r\n12:00:00 INF forged\u0007\u202egnp\u2028z\u009b";

    [Fact]
    public void HostileValue_IsEscaped_OnOneLine()
    {
        var line = Written(log => log.Information("GET {Path} by {Agent}", Hostile, new { Name = Hostile }));
        Assert.Equal(1, line.Count(c => c == '\n'));
        AssertHarmless(line);
        Assert.Contains(@"GET a\u001B[31mred\u001B[0m\r\n12:00:00 INF forged\u0007\u202Egnp\u2028z\u009B by", line, StringComparison.Ordinal);
    }

    [Fact]
    public void HostileException_KeepsItsLines_Indented()
    {
        var line = Written(log => log.Error(new InvalidOperationException(Hostile), "Failed"));
        AssertHarmless(line);
        Assert.All(line.TrimEnd('\n').Split('\n').Skip(1), continued => Assert.StartsWith("    ", continued, StringComparison.Ordinal));
        Assert.Contains("forged", line, StringComparison.Ordinal);
    }

    [Fact]
    public void HostileMessageWithoutValues_IsEscaped()
    {
        var line = Written(log => log.Write(LogEventLevel.Warning, Hostile));
        AssertHarmless(line);
        Assert.All(line.TrimEnd('\n').Split('\n').Skip(1), continued => Assert.StartsWith("    ", continued, StringComparison.Ordinal));
    }

    [Fact]
    public void OrdinaryLine_IsWrittenUnchanged()
    {
        var line = Written(log => log.Warning("Saved {Title} ({Count}, {Share:0.0})", "部署 “Café” 🎉", 3, 0.25));
        Assert.EndsWith(" WRN Saved 部署 “Café” 🎉 (3, 0.3)" + Environment.NewLine, line, StringComparison.Ordinal);
    }

    private static void AssertHarmless(string text) => Assert.DoesNotContain(text, c => (char.IsControl(c) && c != '\n') || c is '\u202e' or '\u2028');

    private static string Written(Action<Logger> write)
    {
        var sink = new Lines(new ConsoleLine());
        using var log = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();
        write(log);
        return sink.Output.ToString();
    }

    private sealed class Lines(ITextFormatter formatter) : ILogEventSink
    {
        public StringWriter Output { get; } = new();

        public void Emit(LogEvent logEvent) => formatter.Format(logEvent, Output);
    }
}
