using System.Globalization;
using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>Interrupts that come just as an invocation ends.</summary>
public abstract partial class PythonContractSpecs
{
    private const int RacingWorker = 2000;
    private const int TracingWorker = 2001;

    // PYACTORS_INTERRUPT_TRIES=100000 is the full size.
    private static readonly int Tries =
        int.Parse(Environment.GetEnvironmentVariable("PYACTORS_INTERRUPT_TRIES") ?? "10000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Interrupt_should_never_hit_the_next_invocation_however_late_it_comes()
    {
        // Its threads take turns often, and it has them to itself.
        await using var worker = await SpecWorker.CreateAsync(Engine, new InterpreterOptions(RacingWorker, Isolation));
        var interval = await worker.ValueAsync("sys:getswitchinterval");
        await worker.ValueAsync("sys:setswitchinterval", 1e-5);

        var tally = await worker.RunAsync(Race, DedicatedThread.Bound + TimeSpan.FromMilliseconds(Tries));
        await worker.ValueAsync("sys:setswitchinterval", interval);

        tally.Hits.ShouldBe(0);
        tally.Delivered.ShouldBe(Tries);
        (tally.Interrupted + tally.Ended).ShouldBe(Tries);
        tally.Interrupted.ShouldBeGreaterThan(0, "no interrupt came in time, so nothing was tried");
        tally.Ended.ShouldBeGreaterThan(0, "no interrupt came late, so nothing was tried");
    }

    [Fact]
    public async Task Interrupt_should_leave_nothing_that_stops_traced_code()
    {
        // Where something is left, this one never gets out of Python again.
        await using var worker = await SpecWorker.CreateAsync(Engine, new InterpreterOptions(TracingWorker, Isolation));
        var interrupted = new SpecInvocation(new Invoke(Loop));
        var run = worker.CallAsync(interrupted);
        await UntilStartedAsync(interrupted);
        worker.Interpreter.Interrupt(interrupted, InterruptReason.Cancelled, static _ => { });
        (await run).Fault!.Kind.ShouldBe(PyFaultKind.Cancelled);

        await worker.ValueAsync("contract_races:trace", true);
        var traced = await worker.ValueAsync("contract:echo", 1L);
        await worker.ValueAsync("contract_races:trace", false);

        traced.ShouldBe(1L);
    }

    private static RaceTally Race(IPythonInterpreter interpreter)
    {
        var tally = new RaceTally();
        using var sent = new SemaphoreSlim(0);
        var target = default(SpecInvocation);

        // Sends each interrupt from another thread as soon as it is told of an invocation, which lasts about as long as that takes.
        var sender = new Thread(() =>
        {
            for (var i = 0; i < Tries; i++)
            {
                sent.Wait();
                interpreter.Interrupt(Volatile.Read(ref target)!, InterruptReason.DeadlinePassed, _ => Interlocked.Increment(ref tally.Delivered));
            }
        })
        { IsBackground = true };
        sender.Start();

        // Homes in on the length at which an interrupt comes just in time or just too late, whatever the machine.
        var length = 1e-4;
        var random = new Random(1);
        for (var i = 0; i < Tries; i++)
        {
            var victim = new SpecInvocation(new Invoke("contract_races:spin", length * 2 * random.NextDouble()));
            Volatile.Write(ref target, victim);
            sent.Release();
            interpreter.TryRun(victim, out var outcome);
            length = Math.Clamp(length * (tally.CountsAsInterrupted(outcome) ? 0.95 : 1.05), 1e-6, 2e-3);

            interpreter.TryRun(new SpecInvocation(new Invoke("contract_races:spin", 1e-5)), out var neighbour);
            if (neighbour.Fault is not null)
                tally.Hits++;
        }

        SpinWait.SpinUntil(() => Volatile.Read(ref tally.Delivered) == Tries, DedicatedThread.Bound);
        return tally;
    }

    private sealed class RaceTally
    {
        public int Delivered;
        public int Interrupted;
        public int Ended;
        public int Hits;

        public bool CountsAsInterrupted(InvocationOutcome outcome)
        {
            if (outcome.Fault is null)
                Ended++;
            else if (outcome.Fault.Kind == PyFaultKind.TimedOut)
                Interrupted++;
            return outcome.Fault is not null;
        }
    }
}
