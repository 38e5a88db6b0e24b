using BlogApp.Platform.CommandLine;

namespace BlogApp.Tests.Platform;

public sealed class CommandsTests
{
    [Theory]
    [InlineData(true, "analytics", "verify")]
    [InlineData(true, "mistyped")]
    [InlineData(true, "--help")]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://localhost:8080")]
    [InlineData(false, "--contentRoot", "/srv")]
    [InlineData(false, "urls=http://localhost:8080")]
    public void Arguments_AreACommand_UnlessTheyAreServerSettings(bool command, params string[] args) => Assert.Equal(command, Commands.Asked(args));
}
