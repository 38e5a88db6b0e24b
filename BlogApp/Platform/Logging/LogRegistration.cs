using System.Globalization;
using System.Reflection;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;
using Serilog;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;
using Serilog.Settings.Configuration;

namespace BlogApp.Platform.Logging;

internal static class LogRegistration
{
    /// <summary>Where the settings may name sinks from; without it all files of the program are searched at every start.</summary>
    private static readonly Assembly[] Sinks = [typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly, typeof(LoggerConfigurationAsyncExtensions).Assembly];

    /// <summary>One configuration for everything: the console, and a JSON file a day under the data directory, 14 kept.</summary>
    public static void AddLog(this WebApplicationBuilder builder, DataDirectory.DataDirectory directory)
    {
        Log.Logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration, new ConfigurationReaderOptions(Sinks))
            .Enrich.FromLogContext()
            .WriteTo.Async(sink => sink.Console(
                outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: CultureInfo.InvariantCulture))
            .WriteTo.Async(sink => sink.File(new JsonFormatter(renderMessage: true), Path.Combine(directory.Logs, "blog-.json"),
                rollingInterval: RollingInterval.Day, retainedFileCountLimit: 14, fileSizeLimitBytes: 256 << 20, rollOnFileSizeLimit: true))
            .CreateLogger();
        builder.Services.AddSettings<RequestLogSettings>("RequestLog");
        builder.Services.AddSingleton(provider => new RequestBudget(
            provider.GetRequiredService<IOptions<RequestLogSettings>>().Value.LinesPerSecond, provider.GetRequiredService<TimeProvider>()));
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(Log.Logger);
        // While anyone listens here, the host makes an activity and a log scope for every request. RequestLog has its line instead.
        builder.Logging.AddFilter<SerilogLoggerProvider>("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    public static void UseRequestLog(this WebApplication app) => app.UseMiddleware<RequestLog>();
}
