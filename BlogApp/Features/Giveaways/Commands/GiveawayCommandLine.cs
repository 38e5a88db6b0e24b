using System.CommandLine;
using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Data.Giveaways;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Giveaways.Authoring;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Features.Site.Settings;
using BlogApp.Platform.CommandLine;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Times;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Giveaways.Commands;

/// <summary><c>giveaways create|list|winners|close|check</c>, alongside the server. Exit status 0 on success, 1 on failure.</summary>
internal static class GiveawayCommandLine
{
    public static Command Create(CommandHost host) => new("giveaways", "Give things away under articles. The server may run.") { New(host), List(host), Winners(host), Close(host), Check(host) };

    private static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    private static Argument<string> Which() => new("GIVEAWAY") { Description = "Its number, or the slug of its article." };

    private static Command New(CommandHost host)
    {
        var article = new Option<string>("--article") { Description = "The article's slug.", Required = true };
        var item = new Option<string>("--item") { Description = "What is given away.", Required = true };
        // Read as text: what is no number gets our words.
        var stock = new Option<string>("--stock") { Description = "How many there are.", Required = true };
        var opens = new Option<string>("--opens") { Description = "When it opens, such as 2027-03-01T20:00 in the blog's zone, or 2027-03-01T19:00Z. Without it: at once." };
        var closes = new Option<string>("--closes") { Description = "When it closes. Without it, it stays open." };
        var who = new Option<string>("--who") { Description = "visitor (everyone) or account (people who are signed in).", DefaultValueFactory = _ => "visitor" };
        var json = Json();
        var command = new Command("create", "Add a giveaway to an article.") { article, item, stock, opens, closes, who, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(host, async services =>
        {
            var zone = services.GetRequiredService<IOptionsMonitor<SiteSettings>>().CurrentValue.Zone;
            var (opensAt, opensWrong) = TimeArgument.Parse(parsed.GetValue(opens), "--opens", zone);
            var (closesAt, closesWrong) = TimeArgument.Parse(parsed.GetValue(closes), "--closes", zone);
            if ((opensWrong ?? closesWrong) is { } wrong)
                return await FailAsync(wrong);
            if (!Enum.TryParse<GiveawayWho>(parsed.GetValue(who), ignoreCase: true, out var people) || !Enum.IsDefined(people))
                return await FailAsync("--who accepts visitor or account.");
            var slug = parsed.GetValue(article)!;
            if (await ArticleIdAsync(services, slug, cancellationToken) is not { } articleId)
                return await FailAsync($"There is no article with the slug '{slug}'.");
            int? number = int.TryParse(parsed.GetValue(stock), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsedStock) ? parsedStock : null;
            var saved = await services.GetRequiredService<GiveawayCommands>().CreateAsync(articleId, new GiveawayDraft(parsed.GetValue(item)!, number, opensAt, closesAt, people), Actor.Server, cancellationToken);
            return saved.Id == 0 ? await FailAsync([.. saved.Errors.Select(e => e.Key.Length > 0 ? $"--{e.Key}: {e.Value}" : $"{e.Value}")])
                : await PrintAsync(services, saved.Id, parsed.GetValue(json), cancellationToken);
        }));
        return command;
    }

    private static Command List(CommandHost host)
    {
        var json = Json();
        var command = new Command("list", "All giveaways, newest first.") { json };
        command.SetAction((parsed, cancellationToken) => RunAsync(host, async services =>
        {
            var all = await services.GetRequiredService<GiveawayQueries>().ListAsync(Actor.Server, cancellationToken);
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            Console.WriteLine(parsed.GetValue(json) ? GiveawayJson.Of(all, now) : all.Count == 0 ? "There are no giveaways." : string.Join('\n', all.Select(g => Line(g, now))));
            return 0;
        }));
        return command;
    }

    private static Command Winners(CommandHost host)
    {
        var (which, json) = (Which(), Json());
        var command = new Command("winners", "Who has an item, with the codes. Without --json as CSV.") { which, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(host, async services =>
        {
            var queries = services.GetRequiredService<GiveawayQueries>();
            if (await queries.FindAsync(parsed.GetValue(which)!, cancellationToken) is not { } giveaway)
                return await FailAsync("There is no such giveaway.");
            var winners = await queries.WinnersAsync(giveaway.Id, cancellationToken);
            Console.WriteLine(parsed.GetValue(json) ? GiveawayJson.Winners(giveaway, winners) : WinnersCsv.Create(giveaway, winners).TrimEnd());
            return 0;
        }));
        return command;
    }

    private static Command Close(CommandHost host)
    {
        var (which, json) = (Which(), Json());
        var command = new Command("close", "Close a giveaway now.") { which, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(host, async services =>
        {
            if (await services.GetRequiredService<GiveawayQueries>().FindAsync(parsed.GetValue(which)!, cancellationToken) is not { } giveaway)
                return await FailAsync("There is no such giveaway.");
            var saved = await services.GetRequiredService<GiveawayCommands>().CloseAsync(giveaway.Id, Actor.Server, cancellationToken);
            return saved.Id == 0 ? await FailAsync([.. saved.Errors.Values.Select(e => e.ToString())]) : await PrintAsync(services, saved.Id, parsed.GetValue(json), cancellationToken);
        }));
        return command;
    }

    private static Command Check(CommandHost host)
    {
        var code = new Argument<string>("CODE") { Description = "A winner's code." };
        var json = Json();
        var command = new Command("check", "Check a winner's code. Exit status 0 when its holder has an item.") { code, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(host, async services =>
        {
            var proof = await services.GetRequiredService<ProofCheck>().CheckAsync(parsed.GetValue(code), Actor.Server, cancellationToken);
            Console.WriteLine(parsed.GetValue(json) ? GiveawayJson.Proof(proof) : proof.Verdict switch
            {
                ProofVerdict.Valid => $"Valid: item {proof.Number} of “{proof.Giveaway!.Item}”, giveaway {proof.Giveaway.Id}.",
                ProofVerdict.GaveUp => $"Genuine, but the winner gave up “{proof.Giveaway!.Item}”.",
                _ => "Not a winner's code of this blog.",
            });
            return proof.Verdict is ProofVerdict.Valid ? 0 : 1;
        }));
        return command;
    }

    private static Task<int> RunAsync(CommandHost host, Func<IServiceProvider, Task<int>> work) => host.RunAsync(DirectoryUse.Beside, services =>
    {
        services.GetRequiredService<SiteSettingsCommands>().Load();
        return work(services);
    });

    private static async Task<int> PrintAsync(IServiceProvider services, long id, bool json, CancellationToken cancellationToken)
    {
        var giveaway = (await services.GetRequiredService<GiveawayQueries>().FindAsync(id, Actor.Server, cancellationToken))!;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        Console.WriteLine(json ? GiveawayJson.Of(giveaway, now) : Line(giveaway, now));
        return 0;
    }

    private static string Line(GiveawayFacts g, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture,
        $"{g.Id}  {g.PhaseAt(now).ToString().ToLowerInvariant(),-8}  {g.Won} of {g.Stock} won, {g.Places} claims  {g.Item}  /articles/{g.Slug}  opens {TimeText.Iso(g.OpensAt)}{(g.ClosesAt is { } end ? $", closes {TimeText.Iso(end)}" : "")}");

    private static async Task<long?> ArticleIdAsync(IServiceProvider services, string slug, CancellationToken cancellationToken)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<BlogDbContext>>().CreateDbContextAsync(cancellationToken);
        return await context.Articles.Where(a => a.Kind == ArticleKind.Article && a.Slug == slug).Select(a => (long?)a.Id).SingleOrDefaultAsync(cancellationToken);
    }

    private static async Task<int> FailAsync(params string[] sentences)
    {
        foreach (var sentence in sentences)
            await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
