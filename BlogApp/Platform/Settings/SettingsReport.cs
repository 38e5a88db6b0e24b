using Microsoft.Extensions.Options;

namespace BlogApp.Platform.Settings;

/// <summary>Turns startup errors about settings into lines that name the key and what it accepts.</summary>
internal static class SettingsReport
{
    /// <summary>One problem per line; empty when the error is not about settings.</summary>
    public static IReadOnlyList<string> From(Exception error) => error switch
    {
        OptionsValidationException invalid => [.. invalid.Failures],
        AggregateException several => [.. several.InnerExceptions.SelectMany(From)],
        SettingException setting => [setting.Message],
        _ => [],
    };
}
