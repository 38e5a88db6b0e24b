using BlogApp.Tests.Support;

namespace BlogApp.Tests.Journeys.Scripts;

/// <summary>What run.sh builds and when, and what it shows meanwhile.</summary>
public sealed class RunScriptTests : IDisposable
{
    private readonly ScriptTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [Fact]
    public async Task FirstRun_ShowsItsStepsWithTimes_AndServesWhatItBuilt()
    {
        var (status, output) = await RunAsync();
        Assert.Equal(0, status);
        Assert.Matches(@"fetching packages +\d+ s\n +compiling BlogApp +\d+ s\n", output);
        Assert.Contains("served first with artifacts/blog/BlogApp.dll --contentRoot", output, StringComparison.Ordinal);
        Assert.Contains("--urls http://localhost:8080", output, StringComparison.Ordinal);
        Assert.DoesNotContain("@step", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondRun_WithNothingChanged_BuildsNothing()
    {
        await RunAsync();
        // What builds and servers leave is no source.
        _tree.Write("BlogApp/obj/Release/x.cs", "generated");
        _tree.Write("BlogApp/bin/Release/x.dll", "generated");
        _tree.Write("App_Data/blog.db", "data");
        var (_, output) = await RunAsync();
        Assert.Equal(1, _tree.Builds);
        Assert.Contains("Nothing has changed", output, StringComparison.Ordinal);
        Assert.Contains("served first", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BlogApp/Program.cs", "second")]
    [InlineData("BlogApp/Features/Site.cs", null)]
    [InlineData("BlogApp/Features/New.cs", "new")]
    [InlineData("BlogApp.Data/Model.cs", "second")]
    [InlineData("wwwroot/site.css", "second")]
    [InlineData("Directory.Packages.props", "<Project />")]
    [InlineData("global.json", "{}")]
    [InlineData("build/steps.targets", "<Project />")]
    public async Task ChangedSource_BuildsAgain(string file, string? text)
    {
        await RunAsync();
        if (text is null)
            File.Delete(_tree.PathOf(file));
        else
            _tree.Write(file, text);
        await RunAsync();
        Assert.Equal(2, _tree.Builds);
    }

    [Fact]
    public async Task NewSdk_BuildsAgain()
    {
        await RunAsync();
        await RunAsync(("SDK_VERSION", "10.0.200"));
        Assert.Equal(2, _tree.Builds);
    }

    [Fact]
    public async Task FailedBuild_SaysWhatIsWrong_AndIsNotTakenForABuild()
    {
        await RunAsync();
        _tree.Write("BlogApp/Program.cs", "second");
        var (status, output) = await RunAsync(("FAILS", "yes"));
        Assert.NotEqual(0, status);
        Assert.Contains("error CS1002", output, StringComparison.Ordinal);
        Assert.DoesNotContain("served", output, StringComparison.Ordinal);
        Assert.Equal("first", await File.ReadAllTextAsync(_tree.PathOf("artifacts/blog/BlogApp.dll"), TestContext.Current.CancellationToken));

        (status, output) = await RunAsync();
        Assert.Equal(0, status);
        Assert.Contains("served second", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BuildKilledInTheMiddle_IsBuiltAgain()
    {
        using (var run = _tree.Start("bash", ["run.sh"], ("HANGS", "yes")))
        {
            await Eventually.Is(() => File.Exists(_tree.PathOf("hangs")));
            run.Kill(entireProcessTree: true);
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        var (status, output) = await RunAsync();
        Assert.Equal(0, status);
        Assert.Equal(2, _tree.Builds);
        Assert.Contains("served first", output, StringComparison.Ordinal);
    }

    private Task<(int Status, string Output)> RunAsync(params (string, string)[] environment) => _tree.RunAsync("bash", ["run.sh", "--urls", "http://localhost:8080"], environment);
}
