using System.CommandLine;
using BlogApp.Platform.CommandLine;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Redis;

namespace BlogApp.Features.Analytics.Verify;

/// <summary><c>analytics verify [--repair]</c>: exit status 0 when all numbers agree, 1 when they do not.</summary>
internal static class VerifyCommand
{
    public static Command Create(CommandHost host)
    {
        var repair = new Option<bool>("--repair") { Description = "Rebuild the totals from hours and readers first; the server must be stopped." };
        var verify = new Command("verify", "Recompute all totals and compare them with each other, the watermarks and the live store.") { repair };
        verify.SetAction((parsed, cancellationToken) =>
            host.RunAsync(parsed.GetValue(repair) ? DirectoryUse.Own : DirectoryUse.Read, async services =>
            {
                await services.GetRequiredService<RedisConnection>().ConnectAsync(TimeSpan.FromSeconds(3), TimeProvider.System, cancellationToken);
                if (parsed.GetValue(repair))
                    await services.GetRequiredService<CountsRepair>().RepairAsync(userId: null, cancellationToken);
                var report = await services.GetRequiredService<CountsVerifier>().VerifyAsync(cancellationToken);
                Console.WriteLine(VerifyText.Format(report));
                return report.Exact ? 0 : 1;
            }));
        return new Command("analytics", "Look after the counts.") { verify };
    }
}
