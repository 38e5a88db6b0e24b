namespace BlogApp.Tests.Faults.Harness;

/// <summary>Lets a row that measures have the machine for itself: it waits until the others beside it have ended, and they wait for it.</summary>
internal static class Quiet
{
    private const int Rows = 16;
    private static readonly SemaphoreSlim s_running = new(Rows);

    public static async Task EnterAsync(bool alone, CancellationToken cancellationToken)
    {
        for (var i = 0; i < (alone ? Rows : 1); i++)
            await s_running.WaitAsync(cancellationToken);
    }

    public static void Leave(bool alone) => s_running.Release(alone ? Rows : 1);
}
