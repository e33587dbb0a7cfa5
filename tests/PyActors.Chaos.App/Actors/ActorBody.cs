using System.Collections.Concurrent;
using Akka.Actor;
using PyActors.Chaos.App.Bodies;
using PyActors.Engines;

namespace PyActors.Chaos.App.Actors;

/// <summary>The pool of actors, asked by actors.</summary>
internal sealed class ActorBody(ActorSystem system, PythonActors python, IActorRef frontDoor) : IBody
{
    private readonly ConcurrentBag<IActorRef> _idle = [];
    private readonly StrayCount _strays = new();

    public static async Task<IBody> StartAsync(IPythonEngine engine, PythonIsolation isolation, TimeSpan grace)
    {
        var system = ActorSystem.Create("chaos", "akka.loglevel = OFF\nakka.stdout-loglevel = OFF");
        var python = PythonActors.Start(system, builder => builder
            .UseEngine(() => engine)
            .WithEngineStopTimeout(BodyOptions.EngineStop)
            .WithPython(options => options.SearchPath.Add(BodyOptions.Modules))
            .WithPythonPool("default", pool => BodyOptions.Set(pool, isolation, grace)));
        await python.WhenReady;
        return new ActorBody(system, python, await python.FrontDoorAsync());
    }

    public long StrayAnswers => _strays.Count;

    public async Task<PyResult> AskAsync(Invoke invoke, CancellationToken cancellation)
    {
        if (!_idle.TryTake(out var asker))
            asker = system.ActorOf(Asker.Props(frontDoor, _strays));

        var question = new Question(invoke);
        asker.Tell(question, ActorRefs.NoSender);
        await using (cancellation.Register(() => asker.Tell(new GiveUp(invoke), ActorRefs.NoSender)))
        {
            var result = await question.Answer.Task;
            _idle.Add(asker);
            return result;
        }
    }

    public Task<PoolStatus> StatusAsync() => frontDoor.Ask<PoolStatus>(GetPoolStatus.Instance);

    public async Task<IReadOnlyList<string>> EndAsync()
    {
        var stopped = await python.StopAsync();
        return [.. stopped.Pools.SelectMany(pool => pool.Report?.LeftBehind ?? []), .. stopped.Engine?.LeftBehind ?? []];
    }
}
