using BlogApp.Platform.Logging;
using BlogApp.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Platform.Logging;

public class RequestLogTests
{
    [Theory]
    [InlineData(200, "/about", 0)]
    [InlineData(404, "/about", 0)]
    [InlineData(500, "/about", 1)]
    [InlineData(503, "/health/ready", 0)]
    public async Task Request_LogsAWarning_OnlyIfItFailed(int status, string path, int warnings)
    {
        var log = new Entries();
        await RequestAsync(new RequestLog(Answers(status), Options.Create(new RequestLogSettings()), new ManualTime(DateTimeOffset.UnixEpoch), log), path);
        Assert.Equal(warnings, log.Levels.Count(level => level == LogLevel.Warning));
        Assert.Equal(1, log.Levels.Count(level => level == LogLevel.Information));
    }

    [Fact]
    public async Task ManyFailuresInASecond_LogFewWarnings()
    {
        var log = new Entries();
        var requests = new RequestLog(Answers(503), Options.Create(new RequestLogSettings()), new ManualTime(DateTimeOffset.UnixEpoch), log);
        for (var i = 0; i < 50; i++)
            await RequestAsync(requests, "/about");
        Assert.Equal(5, log.Levels.Count(level => level == LogLevel.Warning));
    }

    private static RequestDelegate Answers(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static Task RequestAsync(RequestLog log, string path)
    {
        var context = new DefaultHttpContext();
        context.Request.Path = path;
        return log.InvokeAsync(context);
    }

    private sealed class Entries : ILogger<RequestLog>
    {
        public List<LogLevel> Levels { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Levels.Add(logLevel);
    }
}
