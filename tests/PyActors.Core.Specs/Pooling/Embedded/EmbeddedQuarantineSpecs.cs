using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Embedded;

public sealed class EmbeddedQuarantineSpecs
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Pool_should_not_quarantine_a_worker_from_which_the_GIL_was_taken_after_its_second_interrupt()
    {
        FakeCall? late = null;
        using var sleep = new FakeGate();
        var engine = new FakeEngine(canGiveOwnGil: false).Define("fake:late", call =>
        {
            late = call;
            call.WaitDeaf(sleep);
            return null;
        });
        using var hold = engine.DefineGate("fake:hold", static (call, gate) => call.WaitHolding(gate));
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => options.Workers = 2, engine);
        var waiting = rig.Pool.InvokeAsync(new Invoke("fake:late") { Timeout = Deadline });
        await sleep.EnteredAsync();
        rig.Time.Advance(Deadline);
        await rig.UntilAsync(_ => late!.Interrupts == 1);
        rig.Time.Advance(Grace / 2);
        await rig.UntilAsync(_ => late!.Interrupts == 2);

        var holding = rig.Pool.InvokeAsync("fake:hold");
        await hold.EnteredAsync();
        sleep.Open();
        rig.Time.Advance(Grace / 2);
        (await waiting.WaitAsync(EmbeddedPoolRig.Bound)).Fault!.Stage.ShouldBe(InvocationStage.Stuck);
        rig.Time.Advance(10 * Grace);

        rig.Pool.Status.ShouldSatisfyAllConditions(
            static status => status.EverQuarantined.ShouldBe(0),
            static status => status.IsDegraded.ShouldBeTrue());
        hold.Open();
        (await holding.WaitAsync(EmbeddedPoolRig.Bound)).IsSuccess.ShouldBeTrue();
        await rig.UntilAsync(static status => status is { IsDegraded: false, Busy: 0, Ready: 2, EverQuarantined: 0, LateResults: 1 });
    }
}
