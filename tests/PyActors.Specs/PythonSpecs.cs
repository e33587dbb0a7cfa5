using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using PyActors.Hosting;
using PyActors.Pools;
using PyActors.Testing;
using Xunit.Abstractions;

namespace PyActors.Specs;

/// <summary>An actor system with Python actors over the fake engine, for one spec.</summary>
public abstract class PythonSpecs : TestKit
{
    /// <summary>How long a spec waits for anything before it fails.</summary>
    protected static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    protected PythonSpecs(ITestOutputHelper output, string hocon = "")
        : base(ConfigurationFactory.ParseString($"{hocon}\nakka.loglevel = INFO"), output: output)
    {
    }

    protected FakeEngine Engine { get; } = new();

    /// <summary>The pools' clock; stands until it is moved.</summary>
    protected ManualTime Time { get; } = new();

    /// <summary>Starts Python actors over the fake engine, with one pool of one worker unless more is said.</summary>
    protected PythonActors Start(Action<PoolOptions>? configure = null, Action<PyActorsBuilder>? more = null) =>
        PythonActors.Start(Sys, python =>
        {
            python.UseEngine(() => Engine).WithPythonPool("default", pool =>
            {
                pool.Workers = 1;
                configure?.Invoke(pool);
            });
            more?.Invoke(python);
        });

    /// <summary>The same, once every pool is ready.</summary>
    protected async Task<(PythonActors Python, IActorRef FrontDoor)> StartedAsync(
        Action<PoolOptions>? configure = null, Action<PyActorsBuilder>? more = null)
    {
        var python = Start(configure, more);
        await python.WhenReady.WaitAsync(Bound);
        return (python, await python.FrontDoorAsync());
    }

    /// <summary>The same, on a clock that is moved by hand.</summary>
    protected Task<(PythonActors Python, IActorRef FrontDoor)> StartedOnManualTimeAsync(Action<PoolOptions>? configure = null) =>
        StartedAsync(configure, python => python.WithTimeProvider(Time));

    /// <summary>Moves the clock and lets the pool look at it.</summary>
    protected void Advance(TimeSpan by, IActorRef frontDoor)
    {
        Time.Advance(by);
        frontDoor.Tell(PoolTick.Instance);
    }

    /// <summary>Asks as any program would, with a bound.</summary>
    protected static Task<PyResult> AskAsync(IActorRef frontDoor, string callable, params object?[] arguments) =>
        AskAsync(frontDoor, new Invoke(callable, arguments));

    /// <summary>The same; every reply is searched for what must not leave an engine.</summary>
    protected static async Task<PyResult> AskAsync(IActorRef frontDoor, Invoke invoke)
    {
        var reply = await frontDoor.Ask<PyResult>(invoke, Bound);
        PlainData.ShouldBePlain(reply);
        return reply;
    }

    /// <summary>The same without an actor that asks.</summary>
    protected static async Task<PyResult> CallAsync(IPythonPool pool, Invoke invoke, CancellationToken cancellationToken = default)
    {
        var reply = await pool.InvokeAsync(invoke, cancellationToken).WaitAsync(Bound, CancellationToken.None);
        PlainData.ShouldBePlain(reply);
        return reply;
    }

    /// <summary>The reply to what was told as from the test's own actor.</summary>
    protected async Task<PyResult> ExpectReplyAsync()
    {
        var reply = await ExpectMsgAsync<PyResult>(Bound);
        PlainData.ShouldBePlain(reply);
        return reply;
    }

    protected static Task<PoolStatus> StatusAsync(IActorRef frontDoor) =>
        frontDoor.Ask<PoolStatus>(GetPoolStatus.Instance, Bound);

    protected static Task<PythonStatus> StatusAsync(PythonActors python) =>
        python.Supervisor.Ask<PythonStatus>(GetPythonStatus.Instance, Bound);

    /// <summary>The actor of a worker of the default pool, found without asking it: it may be stuck.</summary>
    protected IActorRef Worker(int number) =>
        ((ExtendedActorSystem)Sys).Provider.ResolveActorRef($"akka://{Sys.Name}/user/pyactors/pool-default/worker-{number}");

    /// <summary>Waits until a condition holds that nobody signals.</summary>
    protected Task EventuallyAsync(Func<Task<bool>> condition) => AwaitConditionAsync(condition, Bound, TimeSpan.FromMilliseconds(10));
}
