using System.Reflection;
using BlogApp.Platform.Settings;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;
using Serilog.Settings.Configuration;

namespace BlogApp.Platform.Logging;

internal static class LogRegistration
{
    /// <summary>
    /// The assemblies whose sinks the settings may name. Without this list, Serilog searches all of the program's files
    /// at every start.
    /// </summary>
    private static readonly Assembly[] Sinks = [typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly, typeof(LoggerConfigurationAsyncExtensions).Assembly];

    private static readonly string RequestSource = typeof(RequestLog).FullName!;

    /// <summary>
    /// Logs to the console and to a daily JSON file in the data directory; 14 files are kept. Requests go to their own
    /// file, so that the main log of a day stays short.
    /// </summary>
    public static void AddLog(this WebApplicationBuilder builder, DataDirectory.DataDirectory directory)
    {
        Log.Logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration, new ConfigurationReaderOptions(Sinks))
            .Enrich.FromLogContext()
            .WriteTo.Logger(main => main.Filter.ByExcluding(IsRequest).WriteTo.Async(sinks =>
            {
                sinks.Console(new ConsoleLine());
                sinks.DailyFile(directory, "blog-.json", kept: 14, bytes: 256 << 20);
            }))
            .WriteTo.Logger(requests => requests.Filter.ByIncludingOnly(IsRequest).WriteTo.Async(sinks =>
                sinks.DailyFile(directory, "requests-.json", kept: 7, bytes: 128 << 20)))
            .CreateLogger();
        builder.Services.AddSettings<RequestLogSettings>("RequestLog");
        // Serilog logs the addresses and the shutdown anyway.
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(Log.Logger);
        // The framework would log an error for every question of a monitor. Whoever finds a fault logs it once.
        builder.Logging.AddFilter<SerilogLoggerProvider>("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        // With a listener here, the host creates an activity and a log scope for every request. RequestLog writes its own line instead.
        builder.Logging.AddFilter<SerilogLoggerProvider>("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    public static void UseRequestLog(this WebApplication app) => app.UseMiddleware<RequestLog>();

    // A file that reaches its size limit continues in a new one, which counts towards the number of files kept.
    private static void DailyFile(this LoggerSinkConfiguration sinks, DataDirectory.DataDirectory directory, string name, int kept, long bytes) =>
        sinks.File(new JsonFormatter(renderMessage: true), Path.Combine(directory.Logs, name),
            rollingInterval: RollingInterval.Day, retainedFileCountLimit: kept, fileSizeLimitBytes: bytes, rollOnFileSizeLimit: true);

    private static bool IsRequest(LogEvent entry) => entry.Level < LogEventLevel.Warning
        && entry.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source) && source is ScalarValue { Value: string name } && name == RequestSource;
}
