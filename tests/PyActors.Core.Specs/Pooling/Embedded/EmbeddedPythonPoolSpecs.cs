using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Embedded;

public sealed class EmbeddedPythonPoolSpecs
{
    [Fact]
    public async Task Pool_should_answer_with_the_value()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();

        var result = await rig.InvokeAsync("fake:echo", 16.0);

        result.Value.ShouldBe(16.0);
        result.Timing.WorkerNumber.ShouldBe(1);
    }

    [Fact]
    public async Task Pool_should_answer_a_fault_as_an_ordinary_reply()
    {
        await using var rig = await EmbeddedPoolRig.StartAsync();

        var result = await rig.InvokeAsync("fake:raise", "no");

        result.Fault!.Kind.ShouldBe(PyFaultKind.Raised);
        result.Fault.Error!.Message.ShouldBe("no");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 8)]
    [InlineData(3, 8)]
    [InlineData(4, 64)]
    public async Task Pool_should_answer_every_one_of_many(int workers, int handAhead)
    {
        await using var rig = await EmbeddedPoolRig.StartAsync(options =>
        {
            options.Workers = workers;
            options.HandAhead = handAhead;
            options.QueueCapacity = 100_000;
        });

        var calls = Enumerable.Range(0, 20_000).Select(i => rig.Pool.InvokeAsync("fake:echo", i)).ToArray();
        var results = await Task.WhenAll(calls).WaitAsync(EmbeddedPoolRig.Bound);

        results.Select(result => result.Value).ShouldBe(Enumerable.Range(0, 20_000).Cast<object?>());
        rig.Pool.Status.Succeeded.ShouldBe(20_000);
    }

    [Fact]
    public async Task Pool_should_run_one_workers_invocations_in_the_order_of_their_coming()
    {
        var ran = new List<int>();
        var engine = new FakeEngine().Define("fake:note", call =>
        {
            ran.Add((int)call.Arguments[0]!);
            return null;
        });
        await using var rig = await EmbeddedPoolRig.StartAsync(engine: engine);

        await Task.WhenAll(Enumerable.Range(0, 5_000).Select(i => rig.Pool.InvokeAsync("fake:note", i))).WaitAsync(EmbeddedPoolRig.Bound);

        ran.ShouldBe(Enumerable.Range(0, 5_000));
    }
}
