using System.Text.Json;
using System.Text.Json.Serialization;
using BlogApp.Features.Articles.External;
using BlogApp.Features.Articles.Scheduling;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reading;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Media.Resizing;
using BlogApp.Features.Site.Banner;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Session;

/// <summary>
/// An import started in the browser. It can restart after a crash: items that were already imported are recognized, so
/// it continues with the rest.
/// </summary>
internal class ImportTask(Importer importer, ContentReader reader, ContentUploads uploads, IPublishingTriggers triggers, BannerRefresh banner, ResizeRequests resizing) : ITaskWork
{
    public const string Kind = "content.import";

    /// <summary>A dry run. It is a separate kind because it leaves no result to view later.</summary>
    public const string DryKind = "content.look";

    public const string ResultAddress = "/admin/content?task=";

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public async Task<string?> RunAsync(TaskRun run, CancellationToken cancellationToken)
    {
        var input = run.Input<ImportInput>();
        if (uploads.PathOf(input.Upload) is not { } path)
            throw new TaskFailedException("The uploaded file is not there any more: it is kept for a day. Please upload it again.");
        try
        {
            run.Report(Phrase.Key("Opening the file"));
            await using var content = await reader.ReadAsync(path, input.FileName, count => run.Report(Phrase.Key("Reading the file"), count), cancellationToken);
            var options = new ImportOptions(input.DryRun, input.Fetch, run.UserId)
            {
                Pictures = input.Pictures,
                Planned = triggers.FollowAsync,
                BannerCame = () => banner.RefreshAsync(changed: true, CancellationToken.None),
            };
            var next = await resizing.NextIdAsync(cancellationToken);
            var report = await importer.RunAsync(content.Package, input.FileName, options, progress => run.Report(progress.Step, progress.Done, progress.Total), cancellationToken);
            // These pictures did not pass through a browser, so their smaller sizes are made here.
            await resizing.RequestAfterAsync(next, run.UserId);
            return JsonSerializer.Serialize(report, Json);
        }
        catch (ContentFormatException broken)
        {
            throw new TaskFailedException(broken.Message, broken);
        }
    }
}

/// <param name="Upload">The name of the uploaded file in the data directory.</param>
/// <param name="FileName">The original file name.</param>
internal sealed record ImportInput(string Upload, string FileName, bool DryRun, bool Fetch, PictureScope Pictures = PictureScope.None);
