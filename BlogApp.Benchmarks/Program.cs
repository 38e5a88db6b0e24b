using BlogApp.Benchmarks;
using BlogApp.Benchmarks.Claims;
using BlogApp.Benchmarks.Fuzzing;
using BlogApp.Benchmarks.Servers;

// pages: cached, counted article pages against bare Kestrel. sustained: a minute of views, and memory. lean: the time to the first page, and memory
// use. streams: the cost of open readers. dashboards: the cost of open dashboards. year: the dashboard over 97 million views. accept: the cost of
// accepting a hit. cache: the cost of reading through the cache. search: full text in 10,000 articles. giveaways: everybody at once, and claims a second. usual: the usual INCR and GETSET, its cost and
// its losses. fuzz: random inputs for every parser of foreign content. Each writes its results file next to the sources. Run them on a quiet machine.
switch (args)
{
    case ["bare", var port, var file]:
        await BareServer.RunAsync(port, file);
        return 0;
    case ["usual-server", var port, var file, var redis, var database]:
        await UsualServer.RunAsync(port, file, redis, database);
        return 0;
    case ["usual", .. var kills]:
        return await Usual.RunAsync(kills.Length > 0 ? int.Parse(kills[0], System.Globalization.CultureInfo.InvariantCulture) : 10);
    case ["pages", .. var rounds]:
        return await PageViews.RunAsync(rounds.Length > 0 ? int.Parse(rounds[0], System.Globalization.CultureInfo.InvariantCulture) : 5);
    case ["streams", .. var readers]:
        return await OpenStreams.RunAsync(readers.Length > 0 ? int.Parse(readers[0], System.Globalization.CultureInfo.InvariantCulture) : 10_000);
    case ["dashboards", .. var open]:
        return await Dashboards.RunAsync(open.Length > 0 ? int.Parse(open[0], System.Globalization.CultureInfo.InvariantCulture) : 200);
    case ["giveaways", .. var claimants]:
        return await GiveawayClaims.RunAsync(claimants.Length > 0 ? int.Parse(claimants[0], System.Globalization.CultureInfo.InvariantCulture) : 5000);
    case ["year"]:
        return await Year.RunAsync();
    case ["sustained"]:
        return await Sustained.RunAsync();
    case ["lean"]:
        return await Lean.RunAsync();
    case ["cache"]:
        return await CacheReads.RunAsync();
    case ["search"]:
        return await Search.RunAsync();
    case ["fuzz", .. var what]:
        return await Fuzz.RunAsync(what.Length > 0 ? what[0] : "all", what.Length > 1 ? int.Parse(what[1], System.Globalization.CultureInfo.InvariantCulture) : null,
            what.Length > 2 ? double.Parse(what[2], System.Globalization.CultureInfo.InvariantCulture) : null);
    case ["accept"]:
        return await AcceptHits.RunAsync();
    default:
        Console.Error.WriteLine("Say what to measure: pages [rounds], sustained, lean, streams [readers], dashboards [open], year, accept, cache, search, giveaways [claimants], usual [kills], fuzz [parser] [count] [seconds].");
        return 2;
}
