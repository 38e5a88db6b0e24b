using System.ComponentModel.DataAnnotations;

namespace BlogApp.Platform.Logging;

/// <summary>Section <c>RequestLog</c>.</summary>
internal sealed class RequestLogSettings
{
    /// <summary>Requests a second that get a line of their own; the rest is summed in one.</summary>
    [Range(0, 100_000, ErrorMessage = "accepts a number of lines from 0 to 100000.")]
    public int LinesPerSecond { get; set; } = 100;
}
