using System.Globalization;
using Akka.Actor;
using PyActors.Testing.Lifetime;

namespace PyActors.Actors.App;

/// <summary>Lives of a plain actor system, without a host.</summary>
internal static class SystemLives
{
    private static readonly string Modules = Path.Combine(AppContext.BaseDirectory, "python");

    /// <summary>Asks, lets the system end and the engine with it, and only then reads what came back.</summary>
    public static async Task ReadResultsAfterTheEngineHasStopped()
    {
        var (system, python) = await StartAsync(static pool => pool.Workers = 1);
        var frontDoor = await python.FrontDoorAsync();
        var value = await frontDoor.Ask<PyResult>(new Invoke("actor_jobs:everything"));
        var fault = await frontDoor.Ask<PyResult>(new Invoke("actor_jobs:fail", "broken"));

        await system.Terminate();
        var end = await python.WhenStopped;
        GC.Collect();

        Console.WriteLine($"finalised: {end.Engine!.Finalised}");
        foreach (var (name, item) in value.As<Dictionary<string, object?>>())
            Console.WriteLine($"{name}: {Describe(item)}");
        Console.WriteLine($"fault: {fault.Fault!.Error!.Type}: {fault.Fault.Error.Message} <- {fault.Fault.Error.Cause!.Type}");
        Console.WriteLine($"frames: {string.Join(", ", fault.Fault.Error.Frames.Select(frame => frame.Function))}");
    }

    /// <summary>Ends while a worker is stuck.</summary>
    /// <param name="exitCode">The exit code.</param>
    /// <param name="isolation">What the workers share.</param>
    /// <param name="wish">The function that gets stuck.</param>
    /// <param name="end">What ends the life.</param>
    public static async Task GetStuck(int exitCode, PythonIsolation isolation, string wish, string end)
    {
        var (system, python) = await StartAsync(pool => StuckLife.Configure(pool, isolation));
        Environment.ExitCode = exitCode;

        await StuckLife.LiveAsync(python.Pool(), wish, end, exitCode, async () =>
        {
            await system.Terminate();
            await system.WhenTerminated;
            foreach (var left in (await python.WhenStopped).Engine!.LeftBehind)
                Console.WriteLine($"left: {left}");
        });
    }

    /// <summary>Starts what doesn't come to an end.</summary>
    /// <param name="exitCode">The exit code.</param>
    /// <param name="isolation">What the workers share.</param>
    /// <param name="warmUp">The function that warms up; null for none.</param>
    public static async Task HangInStart(int exitCode, PythonIsolation isolation, string? warmUp)
    {
        Environment.ExitCode = exitCode;
        var (system, python) = Begin(pool => HangingStart.Configure(pool, isolation, warmUp), options => HangingStart.Configure(options, warmUp));

        await HangingStart.LiveAsync(() => python.WhenReady);
        await system.Terminate();
    }

    private static async Task<(ActorSystem System, PythonActors Python)> StartAsync(Action<PoolOptions> configure)
    {
        var (system, python) = Begin(configure);
        await python.WhenReady;
        return (system, python);
    }

    private static (ActorSystem System, PythonActors Python) Begin(Action<PoolOptions> configure, Action<PythonOptions>? more = null)
    {
        var system = ActorSystem.Create("lives", "akka.loglevel = OFF\nakka.stdout-loglevel = OFF");
        var python = PythonActors.Start(system, builder => builder
            .UseEngineOfTheLife()
            .WithPython(options => options.SearchPath.Add(Modules))
            .WithPython(options => more?.Invoke(options))
            .WithPythonPool("default", configure));
        return (system, python);
    }

    private static string Describe(object? value) => value switch
    {
        null => "null",
        byte[] bytes => Convert.ToHexString(bytes),
        string text => text,
        System.Collections.IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Describe))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
