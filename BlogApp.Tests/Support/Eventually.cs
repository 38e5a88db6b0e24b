using System.Runtime.CompilerServices;

namespace BlogApp.Tests.Support;

/// <summary>Waits for a condition by polling every few milliseconds, and reports which condition did not become true.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Task Is(Func<bool> condition, TimeSpan? patience = null,
        [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Is(() => Task.FromResult(condition()), patience, what);

    public static async Task Is(Func<Task<bool>> condition, TimeSpan? patience = null,
        [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var time = TimeProvider.System;
        var started = time.GetTimestamp();
        while (!await condition())
        {
            Assert.True(time.GetElapsedTime(started) < (patience ?? Patience), $"Did not become true: {what}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
