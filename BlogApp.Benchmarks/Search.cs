using System.Diagnostics;
using System.Globalization;
using System.Text;
using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Data.Search;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Search.Index;
using BlogApp.Features.Search.Queries;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Benchmarks;

/// <summary>Searches 10,000 articles of 600 words, bypassing the cache, compared with scanning the texts with LIKE.</summary>
internal static class Search
{
    private const int Articles = 10_000;
    private const int WordsEach = 600;
    private const int Vocabulary = 20_000;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("blog-search-");
        var file = Path.Combine(folder.FullName, "blog.db");
        await using var services = Node(file);
        await FillAsync(services);
        var before = await SizeAsync(file);
        var indexing = Stopwatch.StartNew();
        using var index = new SearchIndex(services.GetRequiredService<IDbContextFactory<BlogDbContext>>(), services.GetRequiredService<ISearchIndexReader>(), services.GetRequiredService<ISearchIndexWriter>(), services.GetRequiredService<ICacheInvalidator>());
        await index.UpdateAsync(int.MaxValue, CancellationToken.None);
        indexing.Stop();
        var size = await SizeAsync(file) - before;
        using var search = new SearchQueries(services.GetRequiredService<IDbContextFactory<BlogDbContext>>(), services.GetRequiredService<ISearchIndexReader>(), services.GetRequiredService<HybridCache>(), index, TimeProvider.System);

        var report = new StringBuilder();
        report.AppendLine("# Searching\n");
        report.AppendLine(CultureInfo.InvariantCulture, $"{Articles:N0} articles of {WordsEach} words out of {Vocabulary:N0}, used as unevenly as words are; {Environment.ProcessorCount} cores; past the cache. The index took {indexing.Elapsed.TotalSeconds:N1} s, beside everything else, and {size:N0} MiB for {before:N0} MiB of articles.\n");
        report.AppendLine("| what is asked | found | p50 ms | p95 ms | LIKE, the same words, ms |");
        report.AppendLine("| --- | ---: | ---: | ---: | ---: |");
        double worst = 0, like = 0;
        foreach (var (what, words) in Questions())
        {
            var (found, p50, p95) = await MeasureAsync(search, services.GetRequiredService<ICacheInvalidator>(), words);
            var reference = await LikeAsync(file, words);
            report.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {found:N0} | {p50:N1} | {p95:N1} | {reference:N0} |");
            (worst, like) = (Math.Max(worst, p95), Math.Max(like, reference));
        }
        report.AppendLine(CultureInfo.InvariantCulture, $"\nThe slowest kind takes {worst:N1} ms at the 95th percentile (budget: 20 ms); LIKE takes up to {like / worst:N0} times as long, and ranks nothing.");
        await Results.WriteAsync("search.md", report.ToString());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return worst < 20 ? 0 : 1;
    }

    /// <summary>Words by rank: 0 is in every article, 19,999 in hardly any.</summary>
    private static IEnumerable<(string What, Func<int, string> Words)> Questions()
    {
        yield return ("a rare word", i => Word(5_000 + i * 7) + " ");
        yield return ("a common word (in most articles)", i => Word(i % 5) + " ");
        yield return ("two words", i => $"{Word(40 + i)} {Word(200 + i)} ");
        yield return ("two common words", i => $"{Word(i % 5)} {Word(i % 7 + 5)} ");
        yield return ("the beginning of a word", i => Word(900 + i)[..3]);
        yield return ("two letters", i => Word(i % 60)[..2]);
        yield return ("one Chinese character (in most articles)", i => Han(i % 3));
        yield return ("a Chinese word of two", i => Han(i) + Han(i + 1));
        yield return ("a misspelt word beside a common one, of which nothing has both", i => { var word = Word(600 + i); return $"{word[..2]}q{word[3..]} {Word(i % 5)} "; });
        yield return ("a misspelt word", i => { var word = Word(600 + i); return word[..2] + "q" + word[3..] + " "; });
    }

    private static async Task<(int Found, double P50, double P95)> MeasureAsync(SearchQueries search, ICacheInvalidator cache, Func<int, string> words)
    {
        var times = new List<double>();
        var found = 0;
        for (var i = -10; i < 100; i++)
        {
            await cache.InvalidateAsync([CacheTag.Search], CancellationToken.None);
            var started = Stopwatch.GetTimestamp();
            var answer = await search.FindAsync(words(i + 10), 1, CancellationToken.None);
            if (i >= 0)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            found = Math.Max(found, answer.Total);
        }
        times.Sort();
        return (found, times[times.Count / 2], times[times.Count * 95 / 100]);
    }

    /// <returns>The size of the database in MiB.</returns>
    private static async Task<double> SizeAsync(string file)
    {
        await using var connection = new SqliteFile(file).OpenReadOnly();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT page_count * page_size / 1048576.0 FROM pragma_page_count(), pragma_page_size()";
        return Convert.ToDouble(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static async Task<double> LikeAsync(string file, Func<int, string> words)
    {
        await using var connection = new SqliteFile(file).OpenReadOnly();
        await using var command = connection.CreateCommand();
        var parts = words(3).Trim().Split(' ');
        command.CommandText = $"SELECT Id FROM Article WHERE {string.Join(" AND ", parts.Select((_, i) => $"(Title LIKE $w{i} OR Excerpt LIKE $w{i} OR Markdown LIKE $w{i})"))} ORDER BY PublishedAt DESC LIMIT 100";
        for (var i = 0; i < parts.Length; i++)
            command.Parameters.AddWithValue($"$w{i}", $"%{parts[i]}%");
        var times = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
            }
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        return times[2];
    }

    private static async Task FillAsync(ServiceProvider services)
    {
        await Schema.CreateAsync(services.GetRequiredService<SqliteWriter>());
        var contexts = services.GetRequiredService<IDbContextFactory<BlogDbContext>>();
        long author;
        await using (var context = await contexts.CreateDbContextAsync())
        {
            var user = new BlogUser { UserName = "ada", NormalizedUserName = "ADA", DisplayName = "Ada", SecurityStamp = "1" };
            context.Users.Add(user);
            await context.SaveChangesAsync();
            author = user.Id;
        }
        var dice = new Random(7);
        for (var batch = 0; batch < Articles / 500; batch++)
        {
            await using var context = await contexts.CreateDbContextAsync();
            for (var i = 0; i < 500; i++)
            {
                var number = batch * 500 + i;
                var at = DateTime.UnixEpoch.AddHours(number);
                context.Articles.Add(new Article
                {
                    Slug = $"article-{number}", Title = Text(dice, 7), Excerpt = Text(dice, 25), Markdown = Text(dice, WordsEach), Language = "en", AuthorId = author,
                    State = ArticleState.Published, CreatedAt = at, UpdatedAt = at, PublishedAt = at, Version = 1,
                });
            }
            await context.SaveChangesAsync();
        }
    }

    private static string Text(Random dice, int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            // Zipf's law: the hundredth word is used a hundredth as often as the first. One word in ten is Chinese.
            var rank = (int)Math.Pow(Vocabulary, dice.NextDouble()) - 1;
            if (dice.Next(10) == 0)
                text.Append(Han(rank % 500)).Append(Han((rank + 1) % 500));
            else
                text.Append(Word(rank));
            text.Append(i % 80 == 79 ? "\n\n" : " ");
        }
        return text.ToString();
    }

    private static string Han(int rank) => ((char)(0x4E00 + rank * 17)).ToString();

    /// <summary>A plausible word of three to eight letters, unique for each rank.</summary>
    private static string Word(int rank)
    {
        const string Consonants = "bcdfghklmnprstvz", Vowels = "aeiou";
        var word = new StringBuilder();
        for (var rest = rank * 7919 + 80; rest > 0; rest /= 80)
            word.Append(Consonants[rest % 16]).Append(Vowels[rest / 16 % 5]);
        return word.ToString() + "nrst"[rank % 4];
    }

    private static ServiceProvider Node(string file)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddStores().AddCaching().AddBlogDatabase(_ => file);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(_ => new RedisConnection(null));
        return services.BuildServiceProvider();
    }
}
