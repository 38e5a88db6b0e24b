namespace BlogApp.Platform.Logging;

internal static class RequestLog
{
    public static void UseRequestLog(this WebApplication app)
    {
    }
}
