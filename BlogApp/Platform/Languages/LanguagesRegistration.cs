using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;

namespace BlogApp.Platform.Languages;

internal static class LanguagesRegistration
{
    public static IServiceCollection AddLanguages(this IServiceCollection services)
    {
        services.AddSingleton<SiteLanguage>();
        services.AddScoped(_ => InterfaceLanguage.Current);
        services.AddScoped<IStringLocalizer<Words>, Words>();
        return services;
    }

    /// <summary>Comes after the page cache, which finds the language itself, and before everything that renders.</summary>
    public static void UseLanguages(this WebApplication app)
    {
        var options = new RequestLocalizationOptions
        {
            ApplyCurrentCultureToResponseHeaders = true,
            DefaultRequestCulture = CultureOf(InterfaceLanguage.English),
            SupportedCultures = [.. InterfaceLanguage.All.Select(l => l.Culture)],
            SupportedUICultures = [.. InterfaceLanguage.All.Select(l => l.UiCulture)],
            RequestCultureProviders = [new ChosenOrWished(app.Services.GetRequiredService<SiteLanguage>())],
        };
        app.UseRequestLocalization(options);
    }

    public static void MapLanguages(this WebApplication app)
    {
        app.MapLanguageSwitch();
        app.MapScriptWords();
    }

    private static RequestCulture CultureOf(InterfaceLanguage language) => new(language.Culture, language.UiCulture);

    private sealed class ChosenOrWished(SiteLanguage site) : RequestCultureProvider
    {
        private static readonly Task<ProviderCultureResult?> s_english = ResultOf(InterfaceLanguage.English), s_chinese = ResultOf(InterfaceLanguage.Chinese);

        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            LanguageChoice.Choose(httpContext.Request, site.Current) == InterfaceLanguage.Chinese ? s_chinese : s_english;

        private static Task<ProviderCultureResult?> ResultOf(InterfaceLanguage language) =>
            Task.FromResult<ProviderCultureResult?>(new(language.Culture.Name, language.UiCulture.Name));
    }
}
