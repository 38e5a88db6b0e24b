using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Forms;
using Microsoft.AspNetCore.Identity;

namespace BlogApp.Features.Accounts.SignIn;

internal static class SignOut
{
    public const string Address = "/account/logout";

    public static void MapSignOut(this WebApplication app) =>
        app.MapPost(Address, static async (HttpContext context, FormGuard guard, SignInManager<BlogUser> signIn) =>
        {
            // Checked here: the framework rejects forged requests automatically only when the handler reads the form.
            if (!await guard.AcceptsAsync(context))
            {
                await guard.RefuseAsync(context);
                return Results.Empty;
            }
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/");
        });
}
