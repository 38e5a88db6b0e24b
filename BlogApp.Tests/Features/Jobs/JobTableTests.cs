using BlogApp.Features.Jobs;

namespace BlogApp.Tests.Features.Jobs;

public sealed class JobTableTests
{
    private static JobDefinition Job(string name, string cron = "0 * * * * ?") => new(name, "Does something", cron, typeof(ProbeWork));

    [Fact]
    public void Jobs_StandInTheOrderOfTheirNames() =>
        Assert.Equal(["a", "b", "c"], new JobTable([Job("c"), Job("a"), Job("b")]).All.Select(job => job.Name));

    [Fact]
    public void TwoJobsOfOneName_AreRefused() =>
        Assert.Equal("Two jobs are called 'a' (ProbeWork and ProbeWork).", Assert.Throws<InvalidOperationException>(() => new JobTable([Job("a"), Job("a")])).Message);

    [Fact]
    public void DefaultScheduleThatIsNone_IsRefused() =>
        Assert.Equal("The default schedule of 'a' cannot be used: minute must be 0-59, was 99.",
            Assert.Throws<InvalidOperationException>(() => new JobTable([Job("a", "0 99 * * * ?")])).Message);
}
