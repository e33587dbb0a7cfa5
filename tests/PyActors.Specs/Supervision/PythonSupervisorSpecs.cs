using Akka.Actor;
using PyActors.Pools;
using PyActors.Testing.Contract;
using Xunit.Abstractions;

namespace PyActors.Specs.Supervision;

public sealed class PythonSupervisorSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    // What no pool would say: the handler throws.
    private static readonly PoolStateReached NoPoolHasThisName = new(Pool: null!, PoolState.Ready, Reason: null, SharedQuarantined: 0);

    [Fact]
    public async Task Supervisor_should_answer_while_the_engine_is_still_starting()
    {
        using var mayStart = new ManualResetEventSlim();
        var python = PythonActors.Start(Sys, builder => builder.UseEngine(() =>
        {
            mayStart.Wait(Bound);
            return Engine;
        }));

        var starting = await StatusAsync(python);
        mayStart.Set();
        await python.WhenReady.WaitAsync(Bound);
        var ready = await StatusAsync(python);

        (starting.State, starting.Engine).ShouldBe((PoolState.Starting, null));
        (ready.State, ready.Engine).ShouldBe((PoolState.Ready, Engine.Report));
        ready.Pools.ShouldBe([new KeyValuePair<string, PoolState>("default", PoolState.Ready)]);
    }

    [Fact]
    public async Task Supervisor_should_fail_when_the_engines_start_does_not_return_in_time()
    {
        using var mayStart = new ManualResetEventSlim();
        var python = PythonActors.Start(Sys, builder => builder
            .UseEngine(() =>
            {
                mayStart.Wait(Bound);
                return Engine;
            })
            .WithPython(options => options.StartTimeout = TimeSpan.FromMilliseconds(50)));

        var failure = await Should.ThrowAsync<PythonStartException>(python.WhenReady.WaitAsync(Bound));

        failure.Message.ShouldContain("PythonOptions.StartTimeout");
        var end = await python.WhenStopped.WaitAsync(Bound);
        end.State.ShouldBe(PoolState.Failed);
        (await python.Pool().InvokeAsync("fake:echo", 1).WaitAsync(Bound)).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        await Sys.Terminate().WaitAsync(Bound);
        mayStart.Set();
    }

    [Fact]
    public async Task Supervisor_should_fail_when_no_workers_warm_up_returns_in_time()
    {
        var gate = Engine.DefineGate("fake:forever", static (call, gate) => call.WaitDeaf(gate));
        var python = Start(static pool =>
        {
            pool.StartTimeout = TimeSpan.FromMilliseconds(50);
            pool.WarmUp.Callable = "fake:forever";
        });

        var failure = await Should.ThrowAsync<PythonStartException>(python.WhenReady.WaitAsync(Bound));

        failure.Message.ShouldContain("StartTimeout");
        (await python.WhenStopped.WaitAsync(Bound)).State.ShouldBe(PoolState.Failed);
        await Sys.Terminate().WaitAsync(Bound);
        gate.Open();
    }

    [Fact]
    public async Task Supervisor_should_tell_subscribers_each_change_of_state()
    {
        using var mayStart = new ManualResetEventSlim();
        var python = PythonActors.Start(Sys, builder => builder.UseEngine(() =>
        {
            mayStart.Wait(Bound);
            return Engine;
        }));

        python.Supervisor.Tell(new SubscribeToPythonState(TestActor));
        (await ExpectMsgAsync<PythonStatus>(Bound)).State.ShouldBe(PoolState.Starting);
        mayStart.Set();
        await ExpectMsgAsync(new PythonStateChanged(PoolState.Ready, null), Bound);
        python.Supervisor.Tell(StopPython.Instance, ActorRefs.NoSender);

        await ExpectMsgAsync(new PythonStateChanged(PoolState.Draining, null), Bound);
        await ExpectMsgAsync(new PythonStateChanged(PoolState.Stopped, null), Bound);
    }

    [Fact]
    public async Task Supervisor_should_tell_an_unsubscribed_actor_nothing_more()
    {
        var (python, _) = await StartedAsync();
        python.Supervisor.Tell(new SubscribeToPythonState(TestActor));
        await ExpectMsgAsync<PythonStatus>(Bound);

        python.Supervisor.Tell(new UnsubscribeFromPythonState(TestActor));
        await python.StopAsync().WaitAsync(Bound);

        python.Supervisor.Tell(GetPythonStatus.Instance, TestActor);
        (await ExpectMsgAsync<PythonStatus>(Bound)).State.ShouldBe(PoolState.Stopped);
    }

    [Fact]
    public void Subscriber_that_is_none_should_be_refused_where_it_is_named_and_not_crash_the_supervisor()
    {
        Should.Throw<ArgumentNullException>(static () => new SubscribeToPythonState(null!));
        Should.Throw<ArgumentNullException>(static () => new UnsubscribeFromPythonState(null!));
    }

    [Fact]
    public async Task Supervisor_should_start_and_stop_the_engine_on_one_thread()
    {
        var (python, _) = await StartedAsync();

        var end = await python.StopAsync().WaitAsync(Bound);

        end.State.ShouldBe(PoolState.Stopped);
        end.Engine.ShouldNotBeNull().Finalised.ShouldBeTrue();
        Engine.IsStopped.ShouldBeTrue();
        Engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Supervisor_should_reply_to_each_StopPython_when_all_has_ended()
    {
        var gate = Engine.DefineGate("fake:gate", (call, gate) => call.Wait(gate));
        var (python, frontDoor) = await StartedAsync();
        var running = AskAsync(frontDoor, "fake:gate");
        await gate.EnteredAsync();

        var first = python.Supervisor.Ask<PythonStopped>(StopPython.Instance, Bound);
        var second = python.Supervisor.Ask<PythonStopped>(StopPython.Instance, Bound);
        await StatusAsync(python);
        first.IsCompleted.ShouldBeFalse();
        gate.Open();

        (await first).ShouldBe(await second);
        (await running).IsSuccess.ShouldBeTrue();
        var late = await python.Supervisor.Ask<PythonStopped>(StopPython.Instance, Bound);
        late.Pools.ShouldHaveSingleItem().Report.ShouldNotBeNull().Finished.ShouldBe(1);
    }

    [Fact]
    public async Task Supervisor_should_fail_with_the_reason_when_the_engine_does_not_start()
    {
        Engine.StartFailure = "No Python was found. Set PYACTORS_PYTHON.";
        var python = Start();

        var failure = await Should.ThrowAsync<PythonStartException>(python.WhenReady.WaitAsync(Bound));

        failure.Message.ShouldBe(Engine.StartFailure);
        var end = await python.WhenStopped.WaitAsync(Bound);
        (end.State, end.Reason).ShouldBe((PoolState.Failed, Engine.StartFailure));
        var status = await StatusAsync(python);
        (status.State, status.Reason).ShouldBe((PoolState.Failed, Engine.StartFailure));
        var refused = (await AskAsync(await python.FrontDoorAsync(), "fake:echo", 1L)).Fault.ShouldNotBeNull();
        refused.Kind.ShouldBe(PyFaultKind.Unavailable);
        refused.Message.ShouldContain(Engine.StartFailure);
    }

    [Fact]
    public async Task Supervisor_should_fail_and_stop_the_engine_when_a_pool_can_not_warm_up()
    {
        var python = Start(pool => pool.WarmUp.Modules = ["nowhere"]);

        var failure = await Should.ThrowAsync<PythonStartException>(python.WhenReady.WaitAsync(Bound));

        failure.Message.ShouldContain("nowhere");
        (await python.WhenStopped.WaitAsync(Bound)).Engine.ShouldNotBeNull().Finalised.ShouldBeTrue();
        Engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Supervisor_should_fail_when_an_engine_throws_what_it_should_not()
    {
        var python = PythonActors.Start(Sys, builder => builder.UseEngine(() => throw new DllNotFoundException("libpython")));

        var failure = await Should.ThrowAsync<PythonStartException>(python.WhenReady.WaitAsync(Bound));

        failure.Message.ShouldContain("libpython");
    }

    [Fact]
    public async Task Supervisor_should_fail_when_an_engine_throws_what_cannot_even_say_why()
    {
        var python = PythonActors.Start(Sys, builder => builder.UseEngine(() => throw new SpeechlessException()));

        var failure = await Should.ThrowAsync<PythonStartException>(python.WhenReady.WaitAsync(Bound));

        failure.Message.ShouldContain(typeof(SpeechlessException).FullName!);
    }

    [Fact]
    public async Task Engine_that_throws_as_it_is_stopped_should_be_left_to_the_process()
    {
        Engine.StopFailure = new SpeechlessException();
        var (python, _) = await StartedAsync();

        var stopped = await python.Supervisor.Ask<PythonStopped>(StopPython.Instance, Bound);

        stopped.Engine.ShouldNotBeNull().Finalised.ShouldBeFalse();
        stopped.Engine.LeftBehind.ShouldHaveSingleItem().ShouldContain("failed to stop");
    }

    [Fact]
    public async Task Supervisor_should_never_be_restarted()
    {
        var (python, frontDoor) = await StartedAsync();
        await WatchAsync(python.Supervisor);

        python.Supervisor.Tell(Kill.Instance);

        await ExpectTerminatedAsync(python.Supervisor, Bound);
        var end = await python.WhenStopped.WaitAsync(Bound);
        end.State.ShouldBe(PoolState.Failed);
        end.Reason.ShouldNotBeNull();
        Engine.MadeInterpreters.ShouldBe(1);
        (await CallAsync(python.Pool(), new Invoke("fake:echo", 1L))).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
    }

    [Fact]
    public async Task Supervisor_should_end_all_in_order_and_go_on_answering_when_a_handler_throws()
    {
        var (python, _) = await StartedAsync();
        python.Supervisor.Tell(new SubscribeToPythonState(TestActor));
        await ExpectMsgAsync<PythonStatus>(Bound);

        python.Supervisor.Tell(NoPoolHasThisName);

        (await ExpectMsgAsync<PythonStateChanged>(Bound)).State.ShouldBe(PoolState.Failed);
        var end = await python.WhenStopped.WaitAsync(Bound);
        end.Reason.ShouldNotBeNull().ShouldContain("supervisor of Python crashed");
        end.Engine.ShouldNotBeNull().Finalised.ShouldBeTrue();
        (await StatusAsync(python)).State.ShouldBe(PoolState.Failed);
        Engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Supervisor_that_throws_while_it_starts_should_stop_the_engine_that_comes_up_all_the_same()
    {
        using var mayStart = new ManualResetEventSlim();
        var python = PythonActors.Start(Sys, builder => builder.UseEngine(() =>
        {
            mayStart.Wait(Bound);
            return Engine;
        }));

        python.Supervisor.Tell(NoPoolHasThisName);
        await Should.ThrowAsync<PythonStartException>(python.WhenReady.WaitAsync(Bound));
        mayStart.Set();

        (await python.WhenStopped.WaitAsync(Bound)).Engine.ShouldNotBeNull().Finalised.ShouldBeTrue();
        Engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Supervisor_should_end_all_when_a_pool_crashes()
    {
        var (python, frontDoor) = await StartedAsync();

        frontDoor.Tell(Kill.Instance);

        var end = await python.WhenStopped.WaitAsync(Bound);
        end.State.ShouldBe(PoolState.Failed);
        end.Reason.ShouldNotBeNull().ShouldContain("default");
        Engine.IsStopped.ShouldBeTrue();
        python.Pool().State.ShouldBe(PoolState.Failed);
        (await CallAsync(python.Pool(), new Invoke("fake:echo", 1L))).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
    }

    [Fact]
    public async Task Supervisor_should_never_stop_a_Python_that_ran_before()
    {
        Engine.Start(new PythonOptions());
        var runtime = PythonRuntime.Attach(Engine);
        var python = PythonActors.Start(Sys, builder => builder.UseRuntime(runtime));
        await python.WhenReady.WaitAsync(Bound);

        var end = await python.StopAsync().WaitAsync(Bound);

        (end.State, end.Engine).ShouldBe((PoolState.Stopped, null));
        Engine.IsStopped.ShouldBeFalse();
        runtime.OpenInterpreters.ShouldBe(0);
        Engine.ShouldHaveBeenObeyed();
    }
}
