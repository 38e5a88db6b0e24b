using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Parsing;

namespace BlogApp.Platform.Logging;

/// <summary>
/// Time, level and message in one line, then the exception. Text from outside, such as paths and headers, cannot
/// control the terminal.
/// </summary>
internal sealed class ConsoleLine : ITextFormatter
{
    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write(logEvent.Timestamp.ToString("HH:mm:ss ", CultureInfo.InvariantCulture));
        output.Write(Name(logEvent.Level));
        output.Write(' ');
        foreach (var token in logEvent.MessageTemplate.Tokens)
            Write(token, logEvent, output);
        output.WriteLine();
        if (logEvent.Exception is not { } error)
            return;
        output.Write("    ");
        Printable.WriteLines(output, error.ToString());
        output.WriteLine();
    }

    private static void Write(MessageTemplateToken token, LogEvent logEvent, TextWriter output)
    {
        if (token is PropertyToken { Alignment: null } property && logEvent.Properties.TryGetValue(property.PropertyName, out var value) && value is ScalarValue { Value: string text })
        {
            // Without the quotes that Serilog puts around it.
            Printable.WriteValue(output, text);
            return;
        }
        using var rendered = new StringWriter(CultureInfo.InvariantCulture);
        token.Render(logEvent.Properties, rendered, CultureInfo.InvariantCulture);
        if (token is TextToken)
            Printable.WriteLines(output, rendered.ToString());
        else
            Printable.WriteValue(output, rendered.ToString());
    }

    private static string Name(LogEventLevel level) => level switch
    {
        LogEventLevel.Verbose => "VRB",
        LogEventLevel.Debug => "DBG",
        LogEventLevel.Information => "INF",
        LogEventLevel.Warning => "WRN",
        LogEventLevel.Error => "ERR",
        _ => "FTL",
    };
}
