using System.Text.Json;
using System.Text.Json.Serialization;
using BlogApp.Platform.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Platform.Health;

/// <summary>Writes the grade as JSON. Exceptions are only logged, because the address is public.</summary>
internal static class HealthAnswer
{
    private const string RetryAfterSeconds = "10";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static Task WriteAsync(HttpContext http, HealthReport report)
    {
        if (report.Status == HealthStatus.Unhealthy)
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        var body = new HealthBody(Grade(report.Status), report.Entries.ToDictionary(
            entry => entry.Key, entry => Body(entry.Value)));
        return http.Response.WriteAsJsonAsync(body, Json, http.RequestAborted);
    }

    private static CheckBody Body(HealthReportEntry entry)
    {
        var store = entry.Data.GetValueOrDefault(nameof(StoreState)) as StoreState;
        return new(store?.Grade is StoreGrade.Recoverable ? "recoverable" : Grade(entry.Status), entry.Description,
            Math.Round(entry.Duration.TotalMilliseconds, 1), store?.Since, store?.Faults, store?.LastError, store?.LastErrorAt);
    }

    private static string Grade(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "normal",
        HealthStatus.Degraded => "degraded",
        _ => "critical",
    };

    private sealed record HealthBody(string Status, Dictionary<string, CheckBody> Checks);

    private sealed record CheckBody(string Status, string? Description, double Milliseconds, DateTimeOffset? Since, long? Faults, string? LastError,
        DateTimeOffset? LastErrorAt);
}
