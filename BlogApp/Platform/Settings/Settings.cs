using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace BlogApp.Platform.Settings;

internal static class Settings
{
    /// <summary>
    /// Binds a settings class to its section and validates it by its data annotations at start. All invalid keys are
    /// reported together, each with what it accepts (<see cref="SettingsReport"/>).
    /// </summary>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, string section) where T : class =>
        services.AddOptions<T>()
            .Configure<IConfiguration>((settings, configuration) => Bind(settings, configuration.GetSection(section)))
            .Validate<IServiceProvider>((settings, _) => Check(settings, section))
            .ValidateOnStart();

    /// <summary>Binds the section, after reporting each value of the wrong type with what is accepted.</summary>
    private static void Bind<T>(T settings, IConfigurationSection section) where T : class
    {
        var problems = typeof(T).GetProperties()
            .Where(p => p.CanWrite && section[p.Name] is { Length: > 0 } value && !TypeDescriptor.GetConverter(p.PropertyType).IsValid(value))
            .Select(p => $"{section.Path}:{p.Name}: {p.GetCustomAttribute<ValidationAttribute>()?.ErrorMessage ?? Accepts(p.PropertyType)}")
            .ToList();
        if (problems.Count > 0)
            throw new OptionsValidationException(section.Path, typeof(T), problems);
        section.Bind(settings);
    }

    private static string Accepts(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(bool) ? "accepts true or false." : "accepts a number.";

    private static bool Check<T>(T settings, string section) where T : class
    {
        var problems = new List<ValidationResult>();
        if (Validator.TryValidateObject(settings, new ValidationContext(settings), problems, validateAllProperties: true))
            return true;
        throw new OptionsValidationException(section, typeof(T), problems.Select(p =>
            $"{string.Join(", ", p.MemberNames.Select(name => $"{section}:{name}"))}: {p.ErrorMessage}"));
    }
}
