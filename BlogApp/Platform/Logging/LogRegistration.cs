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
    /// <summary>Where the settings may name sinks from; without it all files of the program are searched at every start.</summary>
    private static readonly Assembly[] Sinks = [typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly, typeof(LoggerConfigurationAsyncExtensions).Assembly];

    private static readonly string RequestSource = typeof(RequestLog).FullName!;

    /// <summary>The console and a JSON file a day under the data directory, 14 kept; requests have a file of their own, so that a day of the rest is a page.</summary>
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
        // Where it listens and that it stopped is told anyway.
        builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(Log.Logger);
        // While anyone listens here, the host makes an activity and a log scope for every request. RequestLog has its line instead.
        builder.Logging.AddFilter<SerilogLoggerProvider>("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    public static void UseRequestLog(this WebApplication app) => app.UseMiddleware<RequestLog>();

    // A file that has reached its size goes on in another one, which counts as one of those kept.
    private static void DailyFile(this LoggerSinkConfiguration sinks, DataDirectory.DataDirectory directory, string name, int kept, long bytes) =>
        sinks.File(new JsonFormatter(renderMessage: true), Path.Combine(directory.Logs, name),
            rollingInterval: RollingInterval.Day, retainedFileCountLimit: kept, fileSizeLimitBytes: bytes, rollOnFileSizeLimit: true);

    private static bool IsRequest(LogEvent entry) => entry.Level < LogEventLevel.Warning
        && entry.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source) && source is ScalarValue { Value: string name } && name == RequestSource;
}
