using BlogApp.Features.Jobs;

namespace BlogApp.Tests.Features.Jobs;

public sealed class JobTableTests
{
    private static JobDefinition Job(string name, string cron = "0 * * * * ?") => new(name, "Do something", "Does something", cron, typeof(ProbeWork));

    [Fact]
    public void Jobs_AreOrderedByName() =>
        Assert.Equal(["a", "b", "c"], new JobRegistry([Job("c"), Job("a"), Job("b")]).All.Select(job => job.Name));

    [Fact]
    public void TwoJobsOfTheSameName_AreRefused() =>
        Assert.Equal("Two jobs are called 'a' (ProbeWork and ProbeWork).", Assert.Throws<InvalidOperationException>(() => new JobRegistry([Job("a"), Job("a")])).Message);

    [Fact]
    public void InvalidDefaultSchedule_IsRefused() =>
        Assert.Equal("The default schedule of 'a' cannot be used: minute must be 0-59, was 99.",
            Assert.Throws<InvalidOperationException>(() => new JobRegistry([Job("a", "0 99 * * * ?")])).Message);
}
