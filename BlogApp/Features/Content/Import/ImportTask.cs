using System.Text.Json;
using System.Text.Json.Serialization;
using BlogApp.Features.Articles.Scheduling;
using BlogApp.Features.Content.Files;
using BlogApp.Features.Content.Model;
using BlogApp.Features.Languages;
using BlogApp.Features.Site.Banner;
using BlogApp.Features.Tasks;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Content.Import;

/// <summary>
/// An import that someone started in the browser. It can begin again after a crash: what has come already is known, so
/// it goes on with the rest.
/// </summary>
internal sealed class ImportTask(Importer importer, ContentUploads uploads, IPublishingTriggers triggers, BannerRefresh banner, IOptions<ContentSettings> settings) : ITaskWork
{
    public const string Kind = "content.import";

    /// <summary>A dry run; a kind of its own, since it leaves nothing to look at later.</summary>
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
            using var content = await Task.Run(() => ContentFile.Open(path, input.FileName, settings.Value), cancellationToken);
            var options = new ImportOptions(input.DryRun, input.Fetch, run.UserId)
            {
                Planned = triggers.FollowAsync,
                BannerCame = () => banner.RefreshAsync(changed: true, CancellationToken.None),
            };
            var report = await importer.RunAsync(content.Package, input.FileName, options, progress => run.Report(progress.Step, progress.Done, progress.Total), cancellationToken);
            return JsonSerializer.Serialize(report, Json);
        }
        catch (ContentFormatException broken)
        {
            throw new TaskFailedException(broken.Message, broken);
        }
    }
}

/// <param name="Upload">The name of the uploaded file in the data directory.</param>
/// <param name="FileName">What it was called where it came from.</param>
internal sealed record ImportInput(string Upload, string FileName, bool DryRun, bool Fetch);
