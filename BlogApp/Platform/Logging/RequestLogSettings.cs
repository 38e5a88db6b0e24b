using System.ComponentModel.DataAnnotations;

namespace BlogApp.Platform.Logging;

/// <summary>Section <c>RequestLog</c>.</summary>
internal sealed class RequestLogSettings
{
    /// <summary>How many requests per second get a line of their own. The rest is summed up in one line.</summary>
    [Range(0, 100_000, ErrorMessage = "accepts a number of lines from 0 to 100000.")]
    public int LinesPerSecond { get; set; } = 100;
}
