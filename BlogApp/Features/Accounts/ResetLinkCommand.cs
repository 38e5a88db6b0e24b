using System.CommandLine;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.CommandLine;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Http;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Accounts;

/// <summary><c>accounts reset-link EMAIL</c>: exit status 0 with the link, 1 when there is no such account or it is locked.</summary>
internal static class ResetLinkCommand
{
    public static Command Create(CommandHost host)
    {
        var email = new Argument<string>("email") { Description = "What the account signs in with." };
        var reset = new Command("reset-link", "Print a one-time link by which the account gets a new password. The server may be running.") { email };
        reset.SetAction((parsed, cancellationToken) => host.RunAsync(DirectoryUse.Read, async services =>
        {
            var links = services.GetRequiredService<PasswordLinks>();
            var user = await services.GetRequiredService<UserManager<BlogUser>>().FindByEmailAsync(parsed.GetRequiredValue(email));
            if (user is null || await links.IssueAsync(user.Id, by: null, cancellationToken) is not { } link)
            {
                await Console.Error.WriteLineAsync(user is null ? "There is no account with this e-mail address." : "This account is locked. Another administrator can unlock it.");
                return 1;
            }
            Console.WriteLine(OwnAddress.Root(services.GetRequiredService<IOptionsMonitor<SiteSettings>>().CurrentValue.Url, [], services.GetRequiredService<IOptions<NetworkSettings>>().Value.PathBase) + link);
            Console.WriteLine($"It works once, and for {links.Hours} hours.");
            return 0;
        }));
        return new Command("accounts", "Look after accounts.") { reset };
    }
}
