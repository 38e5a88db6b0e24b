using BlogApp.Features.Dashboard.Panels;
using BlogApp.Features.Jobs;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.Languages;

namespace BlogApp.Tests.Features.Dashboard;

public sealed class JobTextsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly JobState Job = new("persist-counts", "Persist view counts", "Writes the counted views into SQL", new JobSchedule("0 * * * * ?"));

    [Fact]
    public void NextRun_AsText_IsTheTimeUntilThen() =>
        Assert.Equal("in 55 s", JobTexts.Next(Job with { Next = [Now.AddSeconds(55)] }, Now).ToString());

    [Fact]
    public void NextRunThatHasPassed_AsText_GivesWayToTheFollowingRun() =>
        Assert.Equal("in 1 min", JobTexts.Next(Job with { Next = [Now, Now.AddSeconds(60)] }, Now).ToString());

    [Fact]
    public void JobRunningPausedOrBroken_NextRunAsText_GivesTheReason()
    {
        var job = Job with { Next = [Now.AddSeconds(55)] };
        Assert.Equal("running now", JobTexts.Next(job with { RunningSince = Now }, Now).ToString());
        Assert.Equal("paused", JobTexts.Next(job with { Pause = new JobPause(null, null, null, null, false) }, Now).ToString());
        Assert.Equal("stopped by an error", JobTexts.Next(job with { Broken = true }, Now).ToString());
        Assert.Equal("no more runs", JobTexts.Next(job with { Next = [] }, Now).ToString());
    }

    [Theory]
    [InlineData(0.2, "in 1 s")]
    [InlineData(59, "in 59 s")]
    [InlineData(59.5, "in 1 min")]
    [InlineData(3541, "in 1 h")]
    [InlineData(47 * 3600, "in 47 h")]
    [InlineData(49 * 3600, "in 3 days")]
    public void TimeUntilRun_AsText_IsRoundedUp(double seconds, string text) => Assert.Equal(text, JobTexts.In(TimeSpan.FromSeconds(seconds)).ToString());

    [Theory]
    [InlineData(JobOutcome.Succeeded, 0, "✓ 30 s ago")]
    [InlineData(JobOutcome.Failed, 1, "✕ failed 30 s ago")]
    [InlineData(JobOutcome.Failed, 3, "✕ failed 3 times, 30 s ago")]
    [InlineData(JobOutcome.Cancelled, 0, "– cancelled 30 s ago")]
    public void LastResult_AsText_HasASignAndWords(JobOutcome outcome, int failures, string text)
    {
        var last = new JobRun("1", Now.AddSeconds(-30), null, TimeSpan.FromSeconds(1), outcome, null, null, outcome == JobOutcome.Failed ? "No." : null, JobStart.Schedule);
        Assert.Equal(text, JobTexts.Result(Job with { Last = last, FailuresInARow = failures }, Now, new Words(InterfaceLanguage.English)));
    }

    [Fact]
    public void JobThatNeverRan_ResultAsText_IsADash() => Assert.Equal("–", JobTexts.Result(Job, Now, new Words(InterfaceLanguage.English)));
}
