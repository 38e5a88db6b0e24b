using BlogApp.Features.Articles.Scheduling;
using BlogApp.Features.Import.Reading;
using BlogApp.Features.Media.Resizing;
using BlogApp.Features.Site.Banner;

namespace BlogApp.Features.Import.Session;

/// <summary>A dry run: the same work, of a kind of its own, because it leaves nothing but its report.</summary>
internal sealed class ImportPreviewTask(Importer importer, ContentReader reader, ContentUploads uploads, IPublishingTriggers triggers, BannerRefresh banner, ResizeRequests resizing)
    : ImportTask(importer, reader, uploads, triggers, banner, resizing);
