using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using PyActors.Testing;
using Xunit.Abstractions;

namespace PyActors.Specs;

/// <summary>An actor system with Python actors over the fake engine, for one spec.</summary>
public abstract class PythonSpecs : TestKit
{
    /// <summary>How long a spec waits for anything before it fails.</summary>
    protected static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    protected PythonSpecs(ITestOutputHelper output, string hocon = "")
        : base(ConfigurationFactory.ParseString($"{hocon}\nakka.loglevel = WARNING"), output: output)
    {
    }

    protected FakeEngine Engine { get; } = new();

    /// <summary>Starts Python actors over the fake engine with one pool.</summary>
    protected PythonActors Start(Action<PoolOptions>? configure = null) =>
        PythonActors.Start(Sys, python => python.UseEngine(() => Engine).WithPythonPool("default", configure ?? (pool => pool.Workers = 1)));

    /// <summary>The same, once the pool is ready.</summary>
    protected async Task<(PythonActors Python, IActorRef FrontDoor)> StartedAsync(Action<PoolOptions>? configure = null)
    {
        var python = Start(configure);
        await python.WhenReady.WaitAsync(Bound);
        return (python, await python.FrontDoorAsync());
    }

    /// <summary>Asks as any program would, with a bound.</summary>
    protected static Task<PyResult> AskAsync(IActorRef frontDoor, string callable, params object?[] arguments) =>
        frontDoor.Ask<PyResult>(new Invoke(callable, arguments), Bound);
}
