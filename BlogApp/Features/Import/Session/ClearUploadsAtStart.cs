using System.Security.Cryptography;
using System.Text.Json;
using BlogApp.Data;
using BlogApp.Data.Tasks;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Jobs;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Session;

/// <summary>Runs before the first request, so that a crash leaves no partial files.</summary>
internal sealed class ClearUploadsAtStart(ContentUploads uploads) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        uploads.ClearParts();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
