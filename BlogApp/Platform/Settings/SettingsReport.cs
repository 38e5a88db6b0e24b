using Microsoft.Extensions.Options;

namespace BlogApp.Platform.Settings;

/// <summary>Turns what went wrong at start into lines that name the key and what it accepts.</summary>
internal static class SettingsReport
{
    /// <summary>The problems, one a line; empty when the error is not about settings.</summary>
    public static IReadOnlyList<string> From(Exception error) => error switch
    {
        OptionsValidationException invalid => [.. invalid.Failures],
        AggregateException several => [.. several.InnerExceptions.SelectMany(From)],
        SettingException setting => [setting.Message],
        _ => [],
    };
}

/// <summary>A setting that cannot be used; the message names the key and what it accepts.</summary>
internal sealed class SettingException(string message) : Exception(message);
