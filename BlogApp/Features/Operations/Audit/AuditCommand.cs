using System.CommandLine;
using BlogApp.Platform.CommandLine;

namespace BlogApp.Features.Operations.Audit;

/// <summary><c>audit list</c>, in the running server, or on its data directory when none runs. Exit status 0, or 1 when the filter cannot be read.</summary>
internal static class AuditCommand
{
    public static Command Create(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var take = new Option<int>("--take") { Description = "The number of entries.", DefaultValueFactory = _ => 50 };
        var about = new Option<string>("--about") { Description = $"Only one group: {string.Join(", ", AuditGroup.All.Select(group => group.Name))}." };
        var list = new Command("list", "Who changed what, newest first.") { take, about, json };
        list.SetAction((parsed, cancellationToken) => host.RunInServerAsync(parsed, started: false, async (services, output, errors) =>
        {
            if (parsed.GetValue(take) is < 1 or > AuditQuery.MostRows || (parsed.GetValue(about) is { } group && AuditGroup.Find(group) is null))
            {
                await errors.WriteLineAsync($"--take accepts 1 to {AuditQuery.MostRows}, --about one of {string.Join(", ", AuditGroup.All.Select(known => known.Name))}.");
                return 1;
            }
            var filter = AuditFilter.Of(null, null, parsed.GetValue(about), null, null, null);
            var rows = await services.GetRequiredService<AuditQuery>().NewestAsync(filter, parsed.GetValue(take), cancellationToken);
            await output.WriteLineAsync(parsed.GetValue(json) ? AuditPrint.Json(rows) : rows.Count == 0 ? "Nothing is in the audit log." : string.Join('\n', rows.Select(AuditPrint.Line)));
            return 0;
        }, cancellationToken));
        return new("audit", "Read the audit log: in the running server, or without one.") { list };
    }
}
