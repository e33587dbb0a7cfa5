namespace PyActors.Testing.Lifetime;

/// <summary>A life that ends while one of its pool's workers sits in C code: what it does whichever body the pool has.</summary>
public static class StuckLife
{
    /// <summary>How long the pool's drain may take.</summary>
    public static TimeSpan Drain { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long interrupted code has.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>What Python writes, without a newline, before its worker gets stuck.</summary>
    public const string Written = "written before it got stuck";

    /// <summary>What the line begins with that a life writes as its last one: the moment at which its end begins.</summary>
    public const string Ending = "ending: ";

    /// <summary>Sets up the pool: one worker that gets stuck and one that has nothing to do.</summary>
    public static void Configure(PoolOptions pool, PythonIsolation isolation) =>
        (pool.Workers, pool.Isolation, pool.DrainTimeout, pool.GracePeriod) = (2, isolation, Drain, Grace);

    /// <summary>Lives it.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="wish">The function in <c>lives</c> that gets stuck.</param>
    /// <param name="end">What ends the life: <c>stop</c>, <c>return</c> or <c>exit</c>.</param>
    /// <param name="exitCode">The exit code where it is <c>exit</c>.</param>
    /// <param name="stop">Stops the pool in order, and Python with it.</param>
    public static async Task LiveAsync(IPythonPool pool, string wish, string end, int exitCode, Func<Task> stop)
    {
        var sign = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var stuck = pool.InvokeAsync(new Invoke($"lives:{wish}", sign, Written));
        while (!File.Exists(sign))
            await Task.Yield();

        File.Delete(sign);
        Console.WriteLine($"{Ending}{Environment.TickCount64}");
        if (end == "exit")
            Environment.Exit(exitCode);
        if (end != "stop")
            return;

        await stop();
        Console.WriteLine($"answered: {(await stuck).Fault?.Stage}");
    }
}
