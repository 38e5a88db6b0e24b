namespace BlogApp.Features.Accounts;

internal static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services;

    public static void UseAccounts(this WebApplication app)
    {
    }

    public static void MapAccounts(this WebApplication app)
    {
    }
}
