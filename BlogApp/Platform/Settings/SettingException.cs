using Microsoft.Extensions.Options;

namespace BlogApp.Platform.Settings;

/// <summary>An invalid setting. The message names the key and what it accepts.</summary>
internal sealed class SettingException(string message) : Exception(message);
