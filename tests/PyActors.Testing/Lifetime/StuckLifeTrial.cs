using System.Globalization;

namespace PyActors.Testing.Lifetime;

/// <summary>Lives a life that ends while a worker of a pool sits in C code, and holds its end against its bound.</summary>
/// <param name="program">The program, by its assembly's name.</param>
/// <param name="engine">The engine, by its name.</param>
public abstract class StuckLifeTrial(string program, string engine)
{
    private const int ExitCode = 7;
    private const int MaxLives = 3;

    private static readonly TimeSpan OnItsOwn = TimeSpan.FromSeconds(1);

    /// <summary>The GIL can be had at the end, so that what Python has buffered can be written.</summary>
    protected async Task ShouldEndWithAllOutputAsync(PythonIsolation isolation, string end)
    {
        var life = await LiveAsync(isolation, "get_stuck_without_the_gil", end);

        life.Output.ShouldContain(StuckLife.Written);
    }

    /// <summary>Nobody gets the GIL any more.</summary>
    protected Task ShouldEndAsync(PythonIsolation isolation, string end) => LiveAsync(isolation, "get_stuck_with_the_gil", end);

    /// <summary>The command line of the program, which names the engine where the program expects it.</summary>
    protected virtual IEnumerable<string> Arguments(params string[] life) => [engine, .. life];

    // The bound is one of wall time, and a busy machine can take any of it away. What is too slow by itself is so each time.
    private async Task<LifeProcess> LiveAsync(PythonIsolation isolation, string wish, string end)
    {
        for (var lives = 1; ; lives++)
        {
            var life = await LiveOnceAsync(isolation, wish, end);
            var (toBegin, toEnd) = Spans(life);
            var bound = BoundOf(toBegin);
            if (toEnd < bound)
                return life;

            lives.ShouldBeLessThan(MaxLives, $"It took {toEnd.TotalMilliseconds} ms to end instead of less than {bound.TotalMilliseconds}, as the ones before did: {life.Output}");
        }
    }

    // A life begins in less than a second, and all of that is work. One that took longer had a part of the processor only, and has no more of it at
    // its end, where there is less to do.
    private static TimeSpan BoundOf(TimeSpan toBegin) => StuckLife.Drain + StuckLife.Grace + (toBegin > OnItsOwn ? toBegin : OnItsOwn);

    private async Task<LifeProcess> LiveOnceAsync(PythonIsolation isolation, string wish, string end)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, $"{program}.dll");
        var life = await LifeProcess.RunAsync("dotnet", ["exec", assembly, .. Arguments("get-stuck", $"{ExitCode}", $"{isolation}", wish, end)]);

        life.ExitCode.ShouldBe(ExitCode, life.Output);

        // Where Main goes on after the stop, whoever waits for the stuck call must have heard of it.
        if (end == "stop")
            life.Output.ShouldContain("answered: Stuck");
        return life;
    }

    // From its start to the moment at which its end begins, and from there on.
    private static (TimeSpan ToBegin, TimeSpan ToEnd) Spans(LifeProcess life)
    {
        var ending = life.Output.Split('\n').First(line => line.StartsWith(StuckLife.Ending, StringComparison.Ordinal));
        var moment = long.Parse(ending[StuckLife.Ending.Length..], CultureInfo.InvariantCulture);
        return (TimeSpan.FromMilliseconds(moment - life.BeganAt), TimeSpan.FromMilliseconds(life.EndedAt - moment));
    }
}
