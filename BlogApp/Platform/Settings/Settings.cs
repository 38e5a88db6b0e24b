using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace BlogApp.Platform.Settings;

internal static class Settings
{
    /// <summary>
    /// Binds a settings class to its section and validates it by its data annotations at start. Every bad key is
    /// reported together, each with what it accepts (<see cref="SettingsReport"/>).
    /// </summary>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, string section) where T : class =>
        services.AddOptions<T>()
            .BindConfiguration(section)
            .Validate<IServiceProvider>((settings, _) => Check(settings, section))
            .ValidateOnStart();

    private static bool Check<T>(T settings, string section) where T : class
    {
        var problems = new List<ValidationResult>();
        if (Validator.TryValidateObject(settings, new ValidationContext(settings), problems, validateAllProperties: true))
            return true;
        throw new OptionsValidationException(section, typeof(T), problems.Select(p =>
            $"{string.Join(", ", p.MemberNames.Select(name => $"{section}:{name}"))}: {p.ErrorMessage}"));
    }
}
