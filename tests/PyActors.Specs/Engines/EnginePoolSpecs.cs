using System.Collections.Concurrent;
using System.Globalization;
using Akka.Actor;
using PyActors.Testing.Contract;
using PyActors.Testing.Engines;
using PyActors.Testing.Pooling;
using Xunit.Abstractions;

namespace PyActors.Specs.Engines;

/// <summary>The actors over a real engine.</summary>
public sealed class EnginePoolSpecs(PythonFixture python, ITestOutputHelper output) : RealPythonSpecs(python, output)
{
    private const int InFlight = 256;
    private const int Senders = 8;
    private const int Messages = 100_000;

    private const int WarmUpAsks = 5_000;
    private const int MostBlocks = 1_000;
    private const long MostManaged = 8 * 1024 * 1024;
    private const long MostResident = 64 * 1024 * 1024;

    // As many as a slow machine wants to wait for.
    private static readonly int Asks = int.Parse(
        Environment.GetEnvironmentVariable("PYACTORS_SPEC_ASKS") ?? "1000000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Ask_should_be_answered_by_Python()
    {
        var (_, frontDoor) = await StartedWithPythonAsync(workers: 1);

        (await AskAsync(frontDoor, "math:sqrt", 16.0)).Value.ShouldBe(4.0);
        (await AskAsync(frontDoor, "json:loads", """{"a": [1, "two", null]}""")).IsSuccess.ShouldBeTrue();
        var raised = (await AskAsync(frontDoor, "json:loads", "{")).Fault.ShouldNotBeNull();
        raised.Error.ShouldNotBeNull().Type.ShouldBe("json.decoder.JSONDecodeError");
    }

    [Fact]
    public async Task Deadline_should_interrupt_a_loop_in_Python()
    {
        var (_, frontDoor) = await StartedWithPythonAsync(workers: 1);

        var interrupted = await OnceBegun.ResultAsync(timeout => AskAsync(frontDoor, new Invoke("actor_jobs:loop") { Timeout = timeout }));

        interrupted.Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.TimedOut);
        interrupted.Fault.Stage.ShouldBe(InvocationStage.Running);
        (await AskAsync(frontDoor, "math:sqrt", 16.0)).Value.ShouldBe(4.0);
    }

    [Fact]
    public async Task Reply_should_hold_nothing_of_Python()
    {
        var (_, frontDoor) = await StartedWithPythonAsync(workers: 1);

        var value = await AskAsync(frontDoor, "actor_jobs:everything");
        var fault = await AskAsync(frontDoor, "actor_jobs:fail", "broken");

        value.IsSuccess.ShouldBeTrue();
        fault.Fault.ShouldNotBeNull().Error.ShouldNotBeNull().Cause.ShouldNotBeNull().Type.ShouldBe("KeyError");
    }

    [Theory]
    [InlineData(1, "Unavailable")]
    [InlineData(2, "4")]
    public async Task Ask_in_a_host_function_should_be_answered_or_refused_but_never_wait_for_itself(int workers, string outcome)
    {
        var (_, frontDoor) = await StartedWithPythonAsync(workers);
        ContractHost.Hook(_ => AnswerAsync(frontDoor));

        var result = await AskAsync(frontDoor, "pyactors.host:call", "hook");

        result.Value.ShouldBe(outcome);
    }

    [Fact]
    public async Task Worker_that_is_stuck_in_C_code_should_not_hold_the_actor_systems_end()
    {
        var (_, frontDoor) = await StartedWithPythonAsync(
            workers: 1, pool => (pool.DrainTimeout, pool.GracePeriod) = (TimeSpan.Zero, TimeSpan.FromMilliseconds(200)));
        using var begun = new Sign();
        var stuck = AskAsync(frontDoor, "actor_jobs:block", 5.0, begun.Path);
        await begun.SeenAsync();

        await Sys.Terminate().WaitAsync(TimeSpan.FromSeconds(4));

        (await stuck).Fault.ShouldNotBeNull().Stage.ShouldBe(InvocationStage.Stuck);
        await EventuallyAsync(() => Task.FromResult(Runtime.OpenInterpreters == 0));
    }

    [Fact]
    public async Task Asks_over_four_workers_should_get_one_right_reply_each_in_bounded_memory()
    {
        var (_, frontDoor) = await StartedWithPythonAsync(workers: 4);
        var idle = EngineUnderTest.QueuedForFinalisation();
        await AskAllAsync(frontDoor, WarmUpAsks);
        var blocks = await BlocksAsync(frontDoor);
        var (managed, resident) = (GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);

        await AskAllAsync(frontDoor, Asks);

        (await BlocksAsync(frontDoor)).ShouldBeInRange(blocks - MostBlocks, blocks + MostBlocks);
        EngineUnderTest.QueuedForFinalisation().ShouldBeLessThanOrEqualTo(idle);
        GC.GetTotalMemory(forceFullCollection: true).ShouldBeLessThan(managed + MostManaged);
        Environment.WorkingSet.ShouldBeLessThan(resident + MostResident);
    }

    [Fact]
    public async Task Each_message_should_get_its_reply_and_no_second_one()
    {
        var (_, frontDoor) = await StartedWithPythonAsync(workers: 4);
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var asker = Sys.ActorOf(Props.Create(() => new OwedReplies(frontDoor, Messages, all)));

        await all.Task.WaitAsync(Bound);
        await AskAsync(frontDoor, "math:sqrt", 16.0); // Whatever was on its way before this is there when it is answered.
        (await asker.Ask<(long, string?)>(OwedReplies.Report, Bound)).ShouldBe((Messages, null));
        await EventuallyAsync(async () => await StatusAsync(frontDoor) is { Busy: 0, QueueLength: 0, Accepted: Messages + 1 });
    }

    [Fact]
    public async Task Each_worker_should_stay_on_its_own_thread_and_handle_one_message_at_a_time()
    {
        var (_, frontDoor) = await StartedWithPythonAsync(workers: 4);
        var seen = new ConcurrentDictionary<(int Worker, object? Thread), int>();

        await AskAllAsync(Messages, Senders, async _ =>
        {
            var reply = await AskAsync(frontDoor, "actor_jobs:occupy");
            var (thread, inside) = reply.As<(long, int)>();
            inside.ShouldBe(1);
            seen.AddOrUpdate((reply.Timing.WorkerNumber, thread), 1, static (_, count) => count + 1);
        });

        seen.Keys.Select(pair => pair.Worker).ShouldBe([1, 2, 3, 4], ignoreOrder: true);
        seen.Keys.Select(pair => pair.Thread).ShouldBeUnique();
        seen.Values.Sum().ShouldBe(Messages);
    }

    private static async Task<string> AnswerAsync(IActorRef frontDoor)
    {
        var nested = await AskAsync(frontDoor, "math:sqrt", 16.0);
        return nested.Fault is { } fault ? $"{fault.Kind}" : $"{nested.Value}";
    }

    private static async Task<long> BlocksAsync(IActorRef frontDoor)
    {
        await AskAsync(frontDoor, "gc:collect");
        return (await AskAsync(frontDoor, "sys:getallocatedblocks")).As<long>();
    }

    private static Task AskAllAsync(IActorRef frontDoor, int count) =>
        AskAllAsync(count, InFlight, number => AskOneAsync(frontDoor, number));

    private static async Task AskAllAsync(int count, int askers, Func<int, Task> askOne)
    {
        var last = 0;
        await Task.WhenAll(Enumerable.Range(0, askers).Select(_ => Task.Run(async () =>
        {
            for (int i; (i = Interlocked.Increment(ref last)) <= count;)
                await askOne(i);
        })));
    }

    private static async Task AskOneAsync(IActorRef frontDoor, int number)
    {
        if (number % 10 == 0)
        {
            var raised = await AskAsync(frontDoor, "math:sqrt", (double)-number);
            raised.Fault.ShouldNotBeNull().Error.ShouldNotBeNull().Type.ShouldBe("ValueError");
            return;
        }

        var root = await AskAsync(frontDoor, "math:sqrt", (double)number);
        root.Value.ShouldBe(Math.Sqrt(number));
    }
}
