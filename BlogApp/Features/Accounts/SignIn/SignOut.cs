using BlogApp.Data.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Identity;

namespace BlogApp.Features.Accounts.SignIn;

internal static class SignOut
{
    public static void MapSignOut(this WebApplication app) =>
        app.MapPost("/account/logout", static async (SignInManager<BlogUser> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/");
        }).WithMetadata(Guarded.Instance);

    /// <summary>Reads no form, so the framework would not ask for the form's token by itself.</summary>
    private sealed class Guarded : IAntiforgeryMetadata
    {
        public static Guarded Instance { get; } = new();

        public bool RequiresValidation => true;
    }
}
