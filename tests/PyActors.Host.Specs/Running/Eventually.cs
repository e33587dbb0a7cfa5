namespace PyActors.Host.Running;

/// <summary>Waits for what another process does, and nothing here is told of.</summary>
internal static class Eventually
{
    public static async Task IsTrueAsync(Func<bool> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var patience = new CancellationTokenSource(PyActorsCommand.Patience);
        while (!condition())
            await timer.WaitForNextTickAsync(patience.Token);
    }
}
