using PyActors.Core.Specs.Pooling.Embedded;
using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Reporting;

public sealed class PoolMeterSpecs : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    private readonly string _pool = $"metered-{Guid.NewGuid():N}";
    private readonly FakeEngine _engine = new();
    private readonly Measured _measured;

    public PoolMeterSpecs() => _measured = new Measured(_pool);

    [Fact]
    public async Task Meter_should_count_every_outcome_by_its_kind_and_stage_before_its_caller_has_it()
    {
        await using var rig = await StartAsync();

        await rig.InvokeAsync("fake:echo", 1);
        await rig.InvokeAsync("fake:raise", "no");
        await rig.Pool.InvokeAsync(new Invoke("fake:echo", 2), new CancellationToken(canceled: true));

        Counted().ShouldBe(
        [
            "invocations 1",
            "invocations 1 error.type=Raised pyactors.invocation.stage=running",
            "invocations 1 error.type=Cancelled pyactors.invocation.stage=queued",
        ]);
    }

    [Fact]
    public async Task Meter_should_measure_how_long_invocations_wait_and_run()
    {
        using var gate = _engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await StartAsync();
        var (running, queued) = await rig.RunAndQueueAsync(gate, Deadline);

        rig.Time.Advance(Deadline);
        await queued.WaitAsync(EmbeddedPoolRig.Bound);
        gate.Open();
        await running.WaitAsync(EmbeddedPoolRig.Bound);

        _measured.Lines.Where(static line => line.Contains("duration", StringComparison.Ordinal)).ShouldBe(
        [
            "invocation.queue.duration 1 error.type=TimedOut",
            "invocation.queue.duration 0",
            "invocation.run.duration 1",
        ]);
    }

    [Fact]
    public async Task Meter_should_show_what_the_pool_holds_until_it_has_ended()
    {
        using var gate = _engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await StartAsync();
        var (running, queued) = await rig.RunAndQueueAsync(gate);

        var held = _measured.Collect().ToArray();
        gate.Open();
        await Task.WhenAll(running, queued);
        await rig.Pool.DrainAsync();

        held.ShouldBe(
            [
                "queue.length 1", "queue.capacity 10000", "queue.waiting_for_room 0",
                "workers 1 pyactors.worker.state=busy", "workers 0 pyactors.worker.state=idle", "workers 0 pyactors.worker.state=quarantined",
                "worker.quarantines 0", "worker.recycles 0", "worker.losses 0", "pools.degraded 0",
            ],
            ignoreOrder: true);
        _measured.Collect().ShouldBeEmpty();
    }

    [Fact]
    public async Task Inputs_of_a_batch_should_be_counted_one_by_one_by_the_meter_and_by_the_status()
    {
        await using var rig = await StartAsync();
        _engine.Define("fake:halve", static call => call.Arguments[0] is 0 ? throw new FakePythonException("ValueError", "nothing to halve") : call.Arguments[0]);

        await rig.Pool.InvokeBatchAsync("fake:halve", [0, 1, 2, 0]).WaitAsync(EmbeddedPoolRig.Bound);
        await rig.Pool.InvokeBatchAsync("fake:halve", [3], new CancellationToken(canceled: true)).WaitAsync(EmbeddedPoolRig.Bound);

        var status = rig.Pool.Status;
        status.InputsSucceeded.ShouldBe(2);
        status.InputFaults.ShouldBe(new Dictionary<PyFaultKind, long> { [PyFaultKind.Raised] = 2, [PyFaultKind.Cancelled] = 1 }, ignoreOrder: true);
        var counted = _measured.Lines.Where(static line => line.StartsWith("batch.inputs", StringComparison.Ordinal)).ToArray();
        Sum(counted, "").ShouldBe(2);
        Sum(counted, " error.type=Raised").ShouldBe(2);
        Sum(counted, " error.type=Cancelled").ShouldBe(1);
    }

    [Fact]
    public async Task Listener_that_fails_should_keep_no_outcome_from_its_caller()
    {
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "pyactors.invocations")
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (tags.Length > 0 && Equals(tags[0].Value, _pool))
                throw new InvalidOperationException("The exporter is broken.");
        });
        listener.Start();
        await using var rig = await StartAsync();

        var result = await rig.InvokeAsync("fake:echo", 1);

        result.Value.ShouldBe(1);
    }

    public void Dispose() => _measured.Dispose();

    private static int Sum(string[] lines, string tags) => lines
        .Select(static line => line.Split(' ', 3))
        .Where(line => (line.Length == 3 ? $" {line[2]}" : "") == tags)
        .Sum(static line => int.Parse(line[1], System.Globalization.CultureInfo.InvariantCulture));

    private string[] Counted() => [.. _measured.Lines.Where(static line => line.StartsWith("invocations", StringComparison.Ordinal))];

    private Task<EmbeddedPoolRig> StartAsync() => EmbeddedPoolRig.StartAsync(options => options.Name = _pool, _engine);
}
