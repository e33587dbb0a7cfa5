using System.Diagnostics.Tracing;
using PyActors.Core.Specs.Pooling.Embedded;
using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Reporting;

/// <summary>Whoever runs a pool hears of each change of its state, once.</summary>
public sealed class PoolStateReportSpecs
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly FakeEngine _engine = new();
    private readonly Reported<PoolStateReport> _reported = new();

    [Fact]
    public async Task Pool_should_say_that_it_is_ready_drains_and_has_stopped()
    {
        await using var rig = await StartAsync();

        await rig.Pool.DrainAsync();

        (await NextAsync()).ShouldBe((EventLevel.Informational, "The pool 'default' is ready"));
        (await NextAsync()).ShouldBe((EventLevel.Informational, "The pool 'default' is draining and takes no new work"));
        (await NextAsync()).ShouldBe((EventLevel.Verbose, "The pool 'default' has stopped"));
    }

    [Fact]
    public async Task Pool_should_warn_that_it_is_degraded_and_why_and_say_that_it_has_recovered()
    {
        using var gate = _engine.DefineGate("fake:deaf", static (call, gate) => call.WaitDeaf(gate));
        await using var rig = await StartAsync(static options => options.MaxQuarantined = 0);
        var stuck = rig.Pool.InvokeAsync(new Invoke("fake:deaf") { Timeout = Deadline });
        await gate.EnteredAsync();

        rig.Time.Advance(Deadline + Grace);
        await stuck.WaitAsync(EmbeddedPoolRig.Bound);
        await NextAsync();
        var degraded = await _reported.NextAsync();
        gate.Open();

        (degraded.State, degraded.IsDegraded, degraded.Level, degraded.ChangedAt).ShouldBe((PoolState.Ready, true, EventLevel.Warning, rig.Time.GetUtcNow()));
        degraded.Reason.ShouldNotBeNull().ShouldStartWith("1 worker is stuck in code that didn't heed its interrupts, and MaxQuarantined is 0.");
        degraded.ToString().ShouldBe($"The pool 'default' is degraded and takes no new work: {degraded.Reason}");
        (await NextAsync()).ShouldBe((EventLevel.Informational, "The pool 'default' has recovered and takes work again"));
    }

    [Fact]
    public async Task Pool_should_warn_that_it_is_degraded_by_what_is_stuck_in_a_pool_that_shares_its_GIL()
    {
        var engine = new FakeEngine(canGiveOwnGil: false);
        using var gate = engine.DefineGate("fake:deaf", static (call, gate) => call.WaitDeaf(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => options.Workers = 1, engine);
        await using var other = await EmbeddedPythonPool.StartAsync(
            rig.Pool.Runtime, new PoolOptions { Name = "other", Workers = 1, MaxQuarantined = 0, OnStateChanged = _reported.Add }, rig.Time);
        var stuck = rig.Pool.InvokeAsync(new Invoke("fake:deaf") { Timeout = Deadline });
        await gate.EnteredAsync();

        rig.Time.Advance(Deadline + Grace);
        await stuck.WaitAsync(EmbeddedPoolRig.Bound);
        await rig.AdvanceUntilAsync(Grace / 16, static status => status.Quarantined == 1);

        (await NextAsync()).Text.ShouldBe("The pool 'other' is ready");
        (await NextAsync()).Text.ShouldStartWith("The pool 'other' is degraded and takes no new work: 1 worker is stuck");
        gate.Open();
        (await NextAsync()).Text.ShouldBe("The pool 'other' has recovered and takes work again");
    }

    [Fact]
    public async Task Pool_should_say_why_a_worker_that_it_lacks_cannot_be_started_until_it_can()
    {
        using var gate = _engine.DefineGate("fake:deaf", static (call, gate) => call.WaitDeaf(gate));
        await using var rig = await StartAsync(static options => options.Workers = 1);
        await NextAsync();
        var stuck = rig.Pool.InvokeAsync(new Invoke("fake:deaf") { Timeout = Deadline });
        await gate.EnteredAsync();
        _engine.InterpreterFailure = "no memory is left";

        rig.Time.Advance(Deadline + Grace);
        await stuck.WaitAsync(EmbeddedPoolRig.Bound);
        var lacking = await _reported.NextAsync();
        var waiting = rig.Pool.InvokeAsync(new Invoke("fake:deaf") { Timeout = Deadline });
        rig.Time.Advance(Deadline);
        var status = rig.Pool.Status;
        _engine.InterpreterFailure = null;
        await rig.AdvanceUntilAsync(Deadline, static status => status is { Ready: 1, Reason: null });

        (lacking.LacksWorker, lacking.Level).ShouldBe((true, EventLevel.Warning));
        lacking.ToString().ShouldBe($"In the pool 'default' a worker couldn't be started and is tried again: {lacking.Reason}");
        lacking.Reason.ShouldNotBeNull().ShouldContain("no memory is left");
        status.Reason.ShouldNotBeNull().ShouldContain("no memory is left");
        (await waiting.WaitAsync(EmbeddedPoolRig.Bound)).Fault!.Message.ShouldContain("no memory is left");
        (await NextAsync()).ShouldBe((EventLevel.Informational, "The pool 'default' has recovered and takes work again"));
        gate.Open();
    }

    [Fact]
    public async Task Pool_should_say_why_it_has_failed()
    {
        await Should.ThrowAsync<PythonStartException>(() => StartAsync(static options => options.WarmUp.Callable = "fake:missing"));

        var failed = await _reported.NextAsync();
        (failed.State, failed.Level, failed.IsDegraded).ShouldBe((PoolState.Failed, EventLevel.Error, false));
        failed.ToString().ShouldBe($"The pool 'default' has failed: {failed.Reason}");
        failed.Reason.ShouldNotBeNull().ShouldContain("fake:missing");
    }

    private async Task<(EventLevel Level, string Text)> NextAsync()
    {
        var report = await _reported.NextAsync();
        return (report.Level, report.ToString());
    }

    private Task<EmbeddedPoolRig> StartAsync(Action<PoolOptions>? configure = null) => EmbeddedPoolRig.StartAsync(
        options =>
        {
            options.OnStateChanged = _reported.Add;
            configure?.Invoke(options);
        },
        _engine);
}
