namespace PyActors.Core.Specs.Pooling.Embedded;

/// <summary>Workers that have come of age are relieved.</summary>
public sealed class EmbeddedRecyclingSpecs
{
    private static readonly TimeSpan Age = TimeSpan.FromHours(1);

    [Fact]
    public async Task Worker_should_be_relieved_at_its_age_and_not_before_and_so_should_its_relief()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync(static options => options.RecycleAfter = Age);

        rig.Time.Advance(Age - TimeSpan.FromTicks(1));
        (await WorkerAsync(rig)).ShouldBe(1);
        rig.Pool.Status.Recycled.ShouldBe(0);

        rig.Time.Advance(TimeSpan.FromTicks(1));
        await UntilRelievedAsync(rig, made: 2);
        (await WorkerAsync(rig)).ShouldBe(2);

        rig.Time.Advance(Age);
        await UntilRelievedAsync(rig, made: 3);
        (await WorkerAsync(rig)).ShouldBe(3);
        rig.Pool.Status.Recycled.ShouldBe(2);
    }

    [Fact]
    public async Task Worker_of_age_should_end_what_it_runs_while_its_relief_serves()
    {
        var rig = await EmbeddedPoolRig.StartAsync(static options => options.RecycleAfter = Age);
        await using var _ = rig;
        using var gate = rig.Engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        var running = rig.Pool.InvokeAsync("fake:wait");
        await gate.EnteredAsync();

        rig.Time.Advance(Age);

        (await WorkerAsync(rig)).ShouldBe(2);
        gate.Open();
        (await running.WaitAsync(EmbeddedPoolRig.Bound)).Timing.WorkerNumber.ShouldBe(1);
        await UntilRelievedAsync(rig, made: 2);
    }

    private static async Task<int> WorkerAsync(EmbeddedPoolRig rig) => (await rig.InvokeAsync("fake:echo", 1)).Timing.WorkerNumber;

    private static Task UntilRelievedAsync(EmbeddedPoolRig rig, int made) =>
        rig.UntilAsync(status => rig.Engine.MadeInterpreters == made && status is { Workers: 1, Ready: 1 });
}
