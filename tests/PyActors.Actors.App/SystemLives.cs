using System.Globalization;
using Akka.Actor;

namespace PyActors.Actors.App;

/// <summary>Lives of a plain actor system, without a host.</summary>
internal static class SystemLives
{
    private static readonly string Modules = Path.Combine(AppContext.BaseDirectory, "python");

    /// <summary>Asks, lets the system end and the engine with it, and only then reads what came back.</summary>
    public static async Task ReadResultsAfterTheEngineHasStopped()
    {
        var (system, python) = await StartAsync(TimeSpan.FromSeconds(10));
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

    /// <summary>Ends the system while a worker sits in a C call.</summary>
    public static async Task EndWhileAWorkerIsStuck()
    {
        var (system, python) = await StartAsync(TimeSpan.Zero);
        var stuck = python.Pool().InvokeAsync("actor_jobs:block", 600.0);
        await BusyAsync(python);

        await system.Terminate();
        await system.WhenTerminated;

        Console.WriteLine($"answered: {(await stuck).Fault!.Stage}");
        foreach (var left in (await python.WhenStopped).Engine!.LeftBehind)
            Console.WriteLine($"left: {left}");
    }

    /// <summary>Forgets to end anything.</summary>
    public static async Task ReturnFromMainWhileAWorkerIsStuck()
    {
        var (_, python) = await StartAsync(TimeSpan.Zero);
        _ = python.Pool().InvokeAsync("actor_jobs:block", 600.0);
        await BusyAsync(python);
        Console.WriteLine("returning");
    }

    private static async Task<(ActorSystem System, PythonActors Python)> StartAsync(TimeSpan drain)
    {
        var system = ActorSystem.Create("lives", "akka.loglevel = OFF\nakka.stdout-loglevel = OFF");
        var python = PythonActors.Start(system, builder => builder
            .UseEngineOfTheLife()
            .WithPython(options => options.SearchPath.Add(Modules))
            .WithPythonPool("default", pool =>
                (pool.Workers, pool.DrainTimeout, pool.GracePeriod) = (1, drain, TimeSpan.FromMilliseconds(200))));
        await python.WhenReady;
        return (system, python);
    }

    private static async Task BusyAsync(PythonActors python)
    {
        var frontDoor = await python.FrontDoorAsync();
        while ((await frontDoor.Ask<PoolStatus>(GetPoolStatus.Instance)).Busy == 0)
            await Task.Yield();
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
