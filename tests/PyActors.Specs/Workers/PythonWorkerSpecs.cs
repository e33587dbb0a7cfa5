using System.Collections.Concurrent;
using Akka.Actor;
using Xunit.Abstractions;

namespace PyActors.Specs.Workers;

public sealed class PythonWorkerSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    private const int Senders = 8;
    private const int Messages = 100_000;

    [Fact]
    public async Task Worker_should_never_handle_two_messages_at_once_and_always_on_the_same_thread()
    {
        var inside = 0;
        var overlaps = 0;
        var threads = new ConcurrentDictionary<Thread, int>();
        Engine.Define("fake:watched", call =>
        {
            if (Interlocked.Increment(ref inside) > 1)
                Interlocked.Increment(ref overlaps);
            threads.AddOrUpdate(Thread.CurrentThread, 1, static (_, count) => count + 1);
            Interlocked.Decrement(ref inside);
            return call.Arguments[0];
        });
        var (_, frontDoor) = await StartedAsync(pool => pool.QueueCapacity = Messages);

        var senders = Enumerable.Range(0, Senders).Select(sender => Task.Run(() => SendAllAsync(frontDoor, sender)));
        var results = (await Task.WhenAll(senders).WaitAsync(2 * Bound)).SelectMany(values => values).ToArray();

        results.Distinct().Count().ShouldBe(Messages);
        overlaps.ShouldBe(0);
        threads.ShouldHaveSingleItem().Value.ShouldBe(Messages);
        Engine.ShouldHaveBeenObeyed();
    }

    [Fact]
    public async Task Worker_should_run_on_a_background_thread_that_bears_its_name()
    {
        Thread? thread = null;
        Engine.Define("fake:thread", _ =>
        {
            thread = Thread.CurrentThread;
            return null;
        });
        var (_, frontDoor) = await StartedAsync();

        await AskAsync(frontDoor, "fake:thread");

        thread.ShouldNotBeNull().Name.ShouldBe("pyactors default worker 1");
        thread.IsBackground.ShouldBeTrue();
    }

    [Fact]
    public async Task Worker_that_crashes_should_be_replaced_and_its_invocation_be_lost()
    {
        Engine.Define("fake:crash", _ => throw new InvalidOperationException("The interpreter's state is broken."));
        var (_, frontDoor) = await StartedAsync();

        var lost = await AskAsync(frontDoor, "fake:crash");
        var next = await AskAsync(frontDoor, "fake:echo", 1L);

        lost.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.WorkerLost);
        next.Value.ShouldBe(1L);
        next.Timing.WorkerNumber.ShouldBe(2);
        Engine.OpenInterpreters.ShouldBe(1);
    }

    [Fact]
    public async Task Pool_should_fail_when_its_first_worker_crashes_in_its_start()
    {
        Engine.Define("fake:crash", _ => throw new InvalidOperationException("The interpreter's state is broken."));
        var python = Start(static pool => pool.WarmUp.Callable = "fake:crash");

        var failure = await Should.ThrowAsync<PythonStartException>(python.WhenReady.WaitAsync(Bound));

        failure.Message.ShouldContain("The interpreter's state is broken.");
        Engine.OpenInterpreters.ShouldBe(0);
    }

    [Fact]
    public async Task Worker_that_crashes_should_lose_nothing_of_what_it_ended_before()
    {
        var gate = Engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        Engine.Define("fake:crash", _ => throw new InvalidOperationException("The interpreter's state is broken."));
        var (_, frontDoor) = await StartedAsync(pool => pool.HandAhead = 8);
        var first = AskAsync(frontDoor, "fake:gate");
        await gate.EnteredAsync();
        var (second, lost) = (AskAsync(frontDoor, "fake:echo", 2L), AskAsync(frontDoor, "fake:crash"));
        await StatusAsync(frontDoor);

        gate.Open();

        (await first).IsSuccess.ShouldBeTrue();
        (await second).Value.ShouldBe(2L);
        (await lost).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.WorkerLost);
        var status = await StatusAsync(frontDoor);
        (status.Succeeded, status.Lost, status.LateResults).ShouldBe((2, 1, 0));
        status.Faults.ShouldBe([KeyValuePair.Create(PyFaultKind.WorkerLost, 1L)]);
    }

    [Fact]
    public async Task Worker_that_is_stopped_from_elsewhere_should_be_replaced()
    {
        var (_, frontDoor) = await StartedAsync();

        Worker(1).Tell(PoisonPill.Instance);

        await EventuallyAsync(async () => await StatusAsync(frontDoor) is { Lost: 1, Ready: 1 });
        (await AskAsync(frontDoor, "fake:echo", 1L)).Timing.WorkerNumber.ShouldBe(2);
    }

    [Fact]
    public async Task Worker_that_has_come_of_age_should_be_relieved()
    {
        var age = TimeSpan.FromHours(1);
        var (_, frontDoor) = await StartedOnManualTimeAsync(pool => pool.RecycleAfter = age);
        Advance(age - TimeSpan.FromTicks(1), frontDoor);
        (await AskAsync(frontDoor, "fake:echo", 1L)).Timing.WorkerNumber.ShouldBe(1);

        Advance(TimeSpan.FromTicks(1), frontDoor);

        await EventuallyAsync(async () => Engine.MadeInterpreters == 2 && await StatusAsync(frontDoor) is { Workers: 1, Ready: 1 });
        (await AskAsync(frontDoor, "fake:echo", 1L)).Timing.WorkerNumber.ShouldBe(2);
        Engine.OpenInterpreters.ShouldBe(1);
    }

    [Fact]
    public async Task Workers_should_leave_Python_before_the_engine_stops()
    {
        var (python, _) = await StartedAsync(pool => pool.Workers = 4);
        await EventuallyAsync(() => Task.FromResult(Engine.OpenInterpreters == 4));

        await python.StopAsync().WaitAsync(Bound);

        Engine.OpenInterpreters.ShouldBe(0);
        Engine.ShouldHaveBeenObeyed();
    }

    private static async Task<object?[]> SendAllAsync(IActorRef frontDoor, int sender)
    {
        var asked = Enumerable.Range(0, Messages / Senders)
            .Select(i => AskAsync(frontDoor, "fake:watched", ((long)sender * Messages) + i));
        return [.. (await Task.WhenAll(asked)).Select(result => result.Value)];
    }
}
