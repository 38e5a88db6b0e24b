using System.Text.Json;
using System.Text.Json.Serialization;

namespace BlogApp.Platform.CommandLine;

/// <summary>One line of JSON between a command and the server that runs it. Exactly one of the fields is set.</summary>
/// <param name="Arguments">To the server: the command line.</param>
/// <param name="Output">From the server: a piece of what the command prints.</param>
/// <param name="Error">From the server: a piece of what it prints as errors.</param>
/// <param name="Exit">From the server, last: the exit status.</param>
internal sealed record ControlMessage(string[]? Arguments = null, string? Output = null, string? Error = null, int? Exit = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string ToLine() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="JsonException">The line is no message.</exception>
    public static ControlMessage Parse(string line) => JsonSerializer.Deserialize<ControlMessage>(line, Options) ?? throw new JsonException("An empty message.");
}
