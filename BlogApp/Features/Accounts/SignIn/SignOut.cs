using BlogApp.Data.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace BlogApp.Features.Accounts.SignIn;

internal static class SignOut
{
    public static void MapSignOut(this WebApplication app) =>
        app.MapPost("/account/logout", static async (HttpContext context, IAntiforgery antiforgery, SignInManager<BlogUser> signIn) =>
        {
            // Asked here: the framework refuses a forged form by itself only where the handler reads the form.
            if (!await antiforgery.IsRequestValidAsync(context))
                return Results.BadRequest();
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/");
        });
}
