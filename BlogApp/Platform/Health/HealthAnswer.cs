using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Platform.Health;

/// <summary>The grade as JSON. Exceptions stay in the log: the address is open to everyone.</summary>
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
            entry => entry.Key, entry => new CheckBody(Grade(entry.Value.Status), entry.Value.Description, Math.Round(entry.Value.Duration.TotalMilliseconds, 1))));
        return http.Response.WriteAsJsonAsync(body, Json, http.RequestAborted);
    }

    private static string Grade(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "normal",
        HealthStatus.Degraded => "degraded",
        _ => "critical",
    };

    private sealed record HealthBody(string Status, Dictionary<string, CheckBody> Checks);

    private sealed record CheckBody(string Status, string? Description, double Milliseconds);
}
