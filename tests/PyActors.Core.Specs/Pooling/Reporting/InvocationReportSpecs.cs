using System.Diagnostics.Tracing;
using PyActors.Core.Specs.Pooling.Embedded;
using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Reporting;

/// <summary>Whoever asked has a fault; whoever runs the pool has a report of it.</summary>
public sealed class InvocationReportSpecs
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly FakeEngine _engine = new();
    private readonly Reported<InvocationReport> _reported = new();

    [Fact]
    public async Task Report_should_say_what_was_refused_with_its_caller()
    {
        using var gate = _engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await StartAsync(static options => options.QueueCapacity = 1);
        var (running, queued) = await rig.RunAndQueueAsync(gate);

        await rig.Pool.InvokeAsync(new Invoke("fake:echo", 2) { Caller = "shop" });

        var report = await _reported.NextAsync();
        (report.Pool, report.Id, report.Callable, report.Kind, report.Stage).ShouldBe(("default", 3, "fake:echo", PyFaultKind.Rejected, InvocationStage.Queued));
        (report.Caller, report.Timeout, report.Level).ShouldBe(("shop", null, EventLevel.Verbose));
        report.ToString().ShouldBe("Rejected (Queued): invocation 3 of pool 'default', fake:echo for 'shop', waited 0 ms");
        gate.Open();
        await Task.WhenAll(running, queued);
    }

    [Fact]
    public async Task Report_should_say_how_long_one_waited_that_never_started()
    {
        using var gate = _engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await StartAsync();
        var (running, queued) = await rig.RunAndQueueAsync(gate, Deadline);

        rig.Time.Advance(Deadline);
        await queued.WaitAsync(EmbeddedPoolRig.Bound);

        var report = await _reported.NextAsync();
        (report.Kind, report.Stage, report.Timeout).ShouldBe((PyFaultKind.TimedOut, InvocationStage.Queued, Deadline));
        report.Timing.ShouldBe(new InvocationTiming(Deadline, TimeSpan.Zero, 0));
        report.EndedAt.ShouldBe(rig.Time.GetUtcNow());
        report.Level.ShouldBe(EventLevel.Informational);
        gate.Open();
        await running;
    }

    [Fact]
    public async Task Report_should_say_that_one_is_stuck_and_on_which_worker()
    {
        using var gate = _engine.DefineGate("fake:deaf", static (call, gate) => call.WaitDeaf(gate));
        await using var rig = await StartAsync();
        var stuck = rig.Pool.InvokeAsync(new Invoke("fake:deaf") { Timeout = Deadline });
        await gate.EnteredAsync();

        rig.Time.Advance(Deadline + Grace);
        await stuck.WaitAsync(EmbeddedPoolRig.Bound);

        var report = await _reported.NextAsync();
        report.Level.ShouldBe(EventLevel.Warning);
        report.ToString().ShouldBe("TimedOut (Stuck): invocation 1 of pool 'default', fake:deaf, waited 0 ms, ran 3000 ms on worker 1, had 1000 ms");
        gate.Open();
    }

    [Fact]
    public async Task Report_should_say_what_was_cancelled_while_it_ran()
    {
        using var gate = _engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await StartAsync();
        using var caller = new CancellationTokenSource();
        var running = rig.Pool.InvokeAsync(new Invoke("fake:wait"), caller.Token);
        await gate.EnteredAsync();

        await caller.CancelAsync();
        await running.WaitAsync(EmbeddedPoolRig.Bound);

        var report = await _reported.NextAsync();
        (report.Kind, report.Stage, report.Timing.WorkerNumber).ShouldBe((PyFaultKind.Cancelled, InvocationStage.Running, 1));
    }

    [Fact]
    public async Task Report_should_say_what_was_lost_with_its_worker()
    {
        _engine.Define("fake:crash", static _ => throw new InvalidOperationException("The interpreter is broken."));
        await using var rig = await StartAsync();

        await rig.InvokeAsync("fake:crash");

        var report = await _reported.NextAsync();
        (report.Kind, report.Stage, report.Level).ShouldBe((PyFaultKind.WorkerLost, InvocationStage.Running, EventLevel.Warning));
    }

    [Fact]
    public async Task Report_should_say_what_was_turned_away_by_a_pool_that_has_ended_and_what_had_given_up_before()
    {
        await using var rig = await StartAsync();
        await rig.Pool.InvokeAsync(new Invoke("fake:echo", 1), new CancellationToken(canceled: true));
        await rig.Pool.DrainAsync();

        await rig.InvokeAsync("fake:echo", 2);

        (await _reported.NextAsync()).Kind.ShouldBe(PyFaultKind.Cancelled);
        (await _reported.NextAsync()).Kind.ShouldBe(PyFaultKind.Unavailable);
    }

    [Fact]
    public async Task Nothing_should_be_reported_of_what_Python_or_its_caller_did()
    {
        await using var rig = await StartAsync();
        await rig.InvokeAsync("fake:raise", "a fault of its own");
        await rig.InvokeAsync("fake:missing");
        await rig.InvokeAsync("fake:echo", 1);

        await rig.Pool.InvokeAsync(new Invoke("fake:echo", 2), new CancellationToken(canceled: true));

        (await _reported.NextAsync()).Id.ShouldBe(4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Arguments_should_be_reported_if_they_are_asked_for_and_never_as_text(bool asked)
    {
        await using var rig = await StartAsync(options => options.ReportArguments = asked);

        await rig.Pool.InvokeAsync(new Invoke("fake:echo", "secret"), new CancellationToken(canceled: true));

        var report = await _reported.NextAsync();
        (report.Request?.Arguments[0]).ShouldBe(asked ? "secret" : null);
        report.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Observer_that_fails_should_harm_nobody_and_hear_of_the_next()
    {
        var told = 0;
        await using var rig = await EmbeddedPoolRig.StartAsync(
            options => options.OnUnfinished = report =>
            {
                if (told++ == 0)
                    throw new InvalidOperationException("No room on the disk.");
                _reported.Add(report);
            },
            _engine);

        await rig.Pool.InvokeAsync(new Invoke("fake:echo", 1), new CancellationToken(canceled: true));
        await rig.Pool.InvokeAsync(new Invoke("fake:echo", 2), new CancellationToken(canceled: true));

        (await _reported.NextAsync()).Id.ShouldBe(2);
    }

    private Task<EmbeddedPoolRig> StartAsync(Action<PoolOptions>? configure = null) => EmbeddedPoolRig.StartAsync(
        options =>
        {
            options.OnUnfinished = _reported.Add;
            configure?.Invoke(options);
        },
        _engine);
}
