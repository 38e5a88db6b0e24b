using System.CommandLine;
using System.Text.Json;
using BlogApp.Data.Site;
using BlogApp.Features.Site.Redirects.Csv;
using BlogApp.Features.Site.Settings;
using BlogApp.Platform.CommandLine;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using BlogApp.Platform.Times;

namespace BlogApp.Features.Site.Redirects;

/// <summary><c>redirects list|add|remove|import</c>: exit status 0 on success, 1 when something was refused or is not there.</summary>
internal static class RedirectsCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(CommandHost host) => new("redirects", "Look after the addresses that lead on to others.") { List(host), Add(host), Remove(host), Import(host) };

    private static Command List(CommandHost host)
    {
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("list", "Write all redirects. The server may run.") { json };
        command.SetAction((parsed, cancellationToken) => host.RunAsync(DirectoryUse.Read, async services =>
        {
            var rows = await services.GetRequiredService<RedirectListQuery>().AllAsync(cancellationToken);
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(rows.Select(row => new ListedRedirect(row.Path, row.To, row.Temporary ? 302 : 301, row.Source switch { RedirectSource.Import => "import", RedirectSource.Hand => "hand", _ => "csv" },
                    TimeText.Iso(row.CreatedAt), row.Hits, row.LastHitAt is { } at ? TimeText.Iso(at) : null)), Json));
            else
                foreach (var row in rows)
                    Console.WriteLine($"{(row.Temporary ? 302 : 301)} {row.Path} → {row.To} ({row.Hits})");
            return 0;
        }));
        return command;
    }

    private static Command Add(CommandHost host)
    {
        var from = new Argument<string>("FROM") { Description = "The former address: a path such as /old-page." };
        var to = new Argument<string>("TO") { Description = "A path of the blog, or an address elsewhere." };
        var temporary = new Option<bool>("--temporary") { Description = "Answer 302 instead of 301." };
        var command = new Command("add", "Let an address lead on. The server must be stopped.") { from, to, temporary };
        command.SetAction((parsed, cancellationToken) => ChangeAsync(host, async services =>
        {
            var form = new RedirectForm(null, 0, parsed.GetValue(from)!, parsed.GetValue(to)!, parsed.GetValue(temporary));
            var commands = services.GetRequiredService<RedirectCommands>();
            var saved = await commands.SaveAsync(form, null, despite: false, cancellationToken);
            foreach (var doubt in saved.Warnings)
                await Console.Error.WriteLineAsync($"Note: {doubt}");
            if (saved.Result is RedirectResult.Doubtful)
                saved = await commands.SaveAsync(form, null, despite: true, cancellationToken);
            foreach (var error in saved.Errors.Values)
                await Console.Error.WriteLineAsync(error.ToString());
            return saved.Result is RedirectResult.Saved ? 0 : 1;
        }, cancellationToken));
        return command;
    }

    private static Command Remove(CommandHost host)
    {
        var from = new Argument<string>("FROM") { Description = "The former address." };
        var command = new Command("remove", "Let an address lead on no more. The server must be stopped.") { from };
        command.SetAction((parsed, cancellationToken) => ChangeAsync(host, async services =>
        {
            var removed = await services.GetRequiredService<RedirectCommands>().RemoveAsync(parsed.GetValue(from)!, null, cancellationToken);
            if (removed.Result is RedirectResult.Saved)
                return 0;
            await Console.Error.WriteLineAsync($"No redirect begins at {parsed.GetValue(from)}.");
            return 1;
        }, cancellationToken));
        return command;
    }

    private static Command Import(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "A list as CSV: from,to[,status]." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, and change nothing." };
        var command = new Command("import", "Take a list of redirects over. The server must be stopped.") { file, dryRun };
        command.SetAction((parsed, cancellationToken) => ChangeAsync(host, async services =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path) || new FileInfo(path).Length > RedirectCsv.MaxBytes)
            {
                await Console.Error.WriteLineAsync(File.Exists(path) ? $"The file is larger than {RedirectCsv.MaxBytes >> 20} MiB." : $"There is no file {path}.");
                return 1;
            }
            var text = await File.ReadAllTextAsync(path, cancellationToken);
            var import = services.GetRequiredService<RedirectCsvImport>();
            var plan = parsed.GetValue(dryRun) ? await import.PreviewAsync(text, cancellationToken) : await import.ApplyAsync(text, null, cancellationToken);
            foreach (var row in plan.Rows.Where(row => row.Words is not null))
                Console.WriteLine($"Line {row.Row.Line}, {row.Row.From}: {row.Words}");
            Console.WriteLine($"{plan.Count(PlannedChange.Added)} added, {plan.Count(PlannedChange.Changed)} changed, {plan.Count(PlannedChange.Unchanged)} unchanged, {plan.Count(PlannedChange.Refused)} refused.");
            return plan.Count(PlannedChange.Refused) == 0 ? 0 : 1;
        }, cancellationToken));
        return command;
    }

    private static Task<int> ChangeAsync(CommandHost host, Func<IServiceProvider, Task<int>> change, CancellationToken cancellationToken) => host.RunAsync(DirectoryUse.Own, async services =>
    {
        // Others may hold the former redirects in their caches.
        await services.GetRequiredService<RedisConnection>().ConnectAsync(TimeSpan.FromSeconds(3), TimeProvider.System, cancellationToken);
        // The program may be newer than the database schema.
        await services.GetServices<IHostedService>().OfType<MigrateDatabase>().Single().StartAsync(cancellationToken);
        services.GetRequiredService<SiteSettingsCommands>().Load();
        return await change(services);
    });

    private sealed record ListedRedirect(string From, string To, int Status, string Source, string CreatedAt, long Hits, string? LastHitAt);
}
