using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlogApp.Features.Operations.Disk;

/// <summary>Degraded while a disk has less space than the settings ask for. Names no folder, because the address is public.</summary>
internal sealed class DiskHealthCheck(DiskWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        watch.Now.FirstOrDefault(disk => disk.Low) is { } low
            ? HealthCheckResult.Degraded($"{low.Use}: only {ByteText.Of(low.Free)} of the disk are free{(low.FullIn is { } left ? $", and at the rate of the past week it is full in {Math.Max(1, (int)left.TotalDays)} days" : "")}.")
            : HealthCheckResult.Healthy());
}
