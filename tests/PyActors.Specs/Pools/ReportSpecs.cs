using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Akka.Actor;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

/// <summary>What happened stands in the actor system's log, and a program's own observer hears of it, too.</summary>
public sealed class ReportSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<InvocationReport> _reported = new();

    [Fact]
    public async Task Log_should_warn_of_a_stuck_invocation_with_its_id_callable_stage_and_times()
    {
        var gate = Engine.DefineGate("fake:deaf", static (call, gate) => call.WaitDeaf(gate));
        var (_, frontDoor) = await StartedOnManualTimeAsync(static pool => pool.GracePeriod = TimeSpan.FromSeconds(2));
        var stuck = AskAsync(frontDoor, new Invoke("fake:deaf", "secret") { Timeout = Deadline, Caller = "shop" });
        await gate.EnteredAsync();

        await EventFilter
            .Warning(message: "TimedOut (Stuck): invocation 1 of pool 'default', fake:deaf for 'shop', waited 0 ms, ran 3000 ms on worker 1, had 1000 ms")
            .ExpectOneAsync(Bound, async () =>
            {
                Advance(Deadline, frontDoor);
                await StatusAsync(frontDoor);
                Advance(TimeSpan.FromSeconds(1), frontDoor);
                await StatusAsync(frontDoor);
                Advance(TimeSpan.FromSeconds(1), frontDoor);
                await stuck;
            });
        gate.Open();
    }

    [Fact]
    public async Task Log_should_inform_of_one_whose_time_was_up_in_the_queue()
    {
        var gate = Engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        var (_, frontDoor) = await StartedOnManualTimeAsync();
        frontDoor.Tell(new Invoke("fake:gate"), ActorRefs.NoSender);
        await gate.EnteredAsync();
        var waiting = AskAsync(frontDoor, new Invoke("fake:echo", 1L) { Timeout = Deadline });
        await StatusAsync(frontDoor);

        await EventFilter
            .Info(contains: "TimedOut (Queued): invocation 2 of pool 'default', fake:echo, waited 1000 ms, had 1000 ms")
            .ExpectOneAsync(Bound, async () =>
            {
                Advance(Deadline, frontDoor);
                await waiting;
            });
        gate.Open();
    }

    [Fact]
    public async Task Observer_should_hear_of_those_that_were_refused_cancelled_and_lost()
    {
        var gate = Engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        Engine.Define("fake:crash", static _ => throw new InvalidOperationException("The interpreter is broken."));
        var (_, frontDoor) = await StartedAsync(pool => (pool.QueueCapacity, pool.OnUnfinished) = (1, _reported.Enqueue));
        var cancelled = new Invoke("fake:gate");
        frontDoor.Tell(cancelled, TestActor);
        await gate.EnteredAsync();
        var crashing = AskAsync(frontDoor, "fake:crash");
        await StatusAsync(frontDoor);

        await AskAsync(frontDoor, "fake:echo", 1L);
        frontDoor.Tell(new CancelInvoke(cancelled), TestActor);
        await ExpectReplyAsync();
        await crashing;

        await EventuallyAsync(() => Task.FromResult(_reported.Count == 3));
        _reported.Select(static report => (report.Id, report.Kind, report.Stage)).ShouldBe(
        [
            (3, PyFaultKind.Rejected, InvocationStage.Queued),
            (1, PyFaultKind.Cancelled, InvocationStage.Running),
            (2, PyFaultKind.WorkerLost, InvocationStage.Running),
        ]);
    }

    [Fact]
    public async Task Meter_should_show_what_a_pool_holds_until_its_actor_has_ended()
    {
        var name = $"metered-{Guid.NewGuid():N}";
        var shown = 0;
        using var listener = new MeterListener { InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "pyactors.queue.capacity")
                listener.EnableMeasurementEvents(instrument);
        } };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => shown += tags[0].Value is string pool && pool == name ? 1 : 0);
        listener.Start();
        await StartedAsync(more: builder => builder.WithPythonPool(name));

        listener.RecordObservableInstruments();
        shown.ShouldBe(1);
        await Sys.Terminate().WaitAsync(Bound);
        listener.RecordObservableInstruments();

        shown.ShouldBe(1);
    }

    [Fact]
    public async Task Log_should_inform_of_a_pool_that_is_ready_and_of_its_drain()
    {
        var python = default(PythonActors);
        await EventFilter.Info("The pool 'default' is ready").ExpectOneAsync(Bound, async () => (python, _) = await StartedAsync());

        await EventFilter.Info("The pool 'default' is draining and takes no new work").ExpectOneAsync(Bound, python!.StopAsync);
    }

    [Fact]
    public async Task Log_should_warn_of_a_degraded_pool_and_inform_of_its_recovery()
    {
        var gate = Engine.DefineGate("fake:deaf", static (call, gate) => call.WaitDeaf(gate));
        var (_, frontDoor) = await StartedOnManualTimeAsync(static pool => (pool.GracePeriod, pool.MaxQuarantined) = (TimeSpan.FromSeconds(2), 0));
        var stuck = AskAsync(frontDoor, new Invoke("fake:deaf") { Timeout = Deadline });
        await gate.EnteredAsync();

        await EventFilter
            .Warning(start: "The pool 'default' is degraded and takes no new work: 1 worker is stuck")
            .ExpectOneAsync(Bound, async () =>
            {
                Advance(Deadline, frontDoor);
                await StatusAsync(frontDoor);
                Advance(TimeSpan.FromSeconds(2), frontDoor);
                await StatusAsync(frontDoor);
                Advance(TimeSpan.FromSeconds(2), frontDoor);
                await stuck;
            });
        await EventFilter.Info("The pool 'default' has recovered and takes work again").ExpectOneAsync(Bound, () => Run(gate.Open));
    }

    [Fact]
    public async Task Log_should_say_that_a_pool_has_failed_and_why()
    {
        await EventFilter
            .Error(start: "The pool 'default' has failed: ", contains: "fake:missing")
            .ExpectOneAsync(Bound, async () => await Should.ThrowAsync<PythonStartException>(Start(static pool => pool.WarmUp.Callable = "fake:missing").WhenReady));
    }

    [Fact]
    public async Task Log_should_say_that_a_pool_was_killed()
    {
        var (_, frontDoor) = await StartedAsync();

        await EventFilter
            .Error("The pool 'default' has failed: its actor ended before its drain did.")
            .ExpectOneAsync(Bound, () => Run(() => frontDoor.Tell(Kill.Instance)));
    }

    [Fact]
    public async Task Everything_that_a_killed_pool_abandons_should_be_reported_and_stand_in_the_report_of_the_end()
    {
        var gate = Engine.DefineGate("fake:deaf", static (call, gate) => call.WaitDeaf(gate));
        var (python, frontDoor) = await StartedAsync(
            pool => pool.OnUnfinished = _reported.Enqueue,
            static builder => builder.WithEngineStopTimeout(TimeSpan.Zero));
        var running = AskAsync(frontDoor, "fake:deaf");
        await gate.EnteredAsync();
        var waiting = AskAsync(frontDoor, "fake:echo", 1L);
        await StatusAsync(frontDoor);

        python.Supervisor.Tell(Kill.Instance);
        await Sys.Terminate().WaitAsync(Bound);

        await Task.WhenAll(running, waiting);
        var report = (await python.WhenStopped.WaitAsync(Bound)).Pools.ShouldHaveSingleItem().Report.ShouldNotBeNull();
        (report.Abandoned, report.LeftBehind.Count).ShouldBe((2, 1));
        await EventuallyAsync(() => Task.FromResult(_reported.Count == 2));
        _reported.Select(static told => (told.Kind, told.Stage)).ShouldBe(
            [(PyFaultKind.Unavailable, InvocationStage.Running), (PyFaultKind.Unavailable, InvocationStage.Queued)], ignoreOrder: true);
        gate.Open();
    }

    [Fact]
    public async Task What_is_asked_through_a_pool_that_has_gone_should_be_reported()
    {
        var (python, _) = await StartedAsync(pool => pool.OnUnfinished = _reported.Enqueue);
        await Sys.Terminate().WaitAsync(Bound);

        await CallAsync(python.Pool(), new Invoke("fake:echo", 1L));

        await EventuallyAsync(() => Task.FromResult(_reported.Count == 1));
        _reported.ShouldHaveSingleItem().Kind.ShouldBe(PyFaultKind.Unavailable);
    }

    [Fact]
    public async Task Log_should_say_what_the_drain_came_to()
    {
        var (python, frontDoor) = await StartedAsync();
        var gate = Engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        var running = AskAsync(frontDoor, "fake:gate");
        await gate.EnteredAsync();

        await EventFilter
            .Info(contains: "The pool 'default' has ended: in the drain 1 invocation finished, 0 were interrupted, 0 abandoned; 0 workers left behind")
            .ExpectOneAsync(Bound, async () =>
            {
                var stopped = python.StopAsync();
                await EventuallyAsync(async () => (await StatusAsync(frontDoor)).State is PoolState.Draining);
                gate.Open();
                await stopped;
            });
        await running;
    }

    [Fact]
    public async Task Status_should_count_the_inputs_of_batches_one_by_one()
    {
        var (_, frontDoor) = await StartedAsync();
        await frontDoor.Ask<PyResults>(new InvokeBatch("fake:raise", ["first", "second"]), Bound);
        await frontDoor.Ask<PyResults>(new InvokeBatch("fake:echo", [1, 2, 3]), Bound);

        var status = await StatusAsync(frontDoor);

        status.InputsSucceeded.ShouldBe(3);
        status.InputFaults.ShouldHaveSingleItem().ShouldBe(new(PyFaultKind.Raised, 2));
    }

    private static Task Run(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
