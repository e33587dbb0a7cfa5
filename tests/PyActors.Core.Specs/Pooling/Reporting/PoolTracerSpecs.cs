using System.Diagnostics;
using PyActors.Batching;
using PyActors.Core.Specs.Pooling.Embedded;
using PyActors.Testing;
using PyActors.Testing.Pooling;

namespace PyActors.Core.Specs.Pooling.Reporting;

public sealed class PoolTracerSpecs : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    private readonly string _pool = $"traced-{Guid.NewGuid():N}";
    private readonly FakeEngine _engine = new();
    private readonly Traced _traced;

    public PoolTracerSpecs() => _traced = new Traced(_pool);

    [Fact]
    public async Task Invocation_should_be_a_span_below_what_was_current_where_it_was_asked_for()
    {
        await using var rig = await StartAsync();
        using var call = _traced.Call();
        call.AddBaggage("tenant", "7");

        await rig.InvokeAsync("fake:echo", 1);

        var span = _traced.Spans.ShouldHaveSingleItem();
        span.OperationName.ShouldBe("fake:echo");
        span.Kind.ShouldBe(ActivityKind.Internal);
        span.Status.ShouldBe(ActivityStatusCode.Unset);
        span.ParentSpanId.ShouldBe(call.SpanId);
        span.GetBaggageItem("tenant").ShouldBe("7");
        Traced.TagsOf(span).ShouldBe([$"pyactors.pool.name={_pool}", "code.function.name=fake.echo", "pyactors.worker.number=1"]);
        span.Events.ShouldHaveSingleItem().Name.ShouldBe("pyactors.invocation.started");
    }

    [Fact]
    public async Task Span_should_stand_below_one_that_has_ended_if_it_was_asked_for_there()
    {
        await using var rig = await StartAsync();
        Invoke invoke;
        ActivityContext asked;
        using (var call = _traced.Call())
            (invoke, asked) = (new Invoke("fake:echo", 1), call.Context);

        await rig.Pool.InvokeAsync(invoke).WaitAsync(EmbeddedPoolRig.Bound);

        var span = _traced.Spans.ShouldHaveSingleItem();
        (span.TraceId, span.ParentSpanId).ShouldBe((asked.TraceId, asked.SpanId));
    }

    [Fact]
    public async Task Span_should_never_be_current_for_its_caller()
    {
        await using var rig = await StartAsync();
        using var call = _traced.Call();

        var answer = rig.InvokeAsync("fake:echo", 1);
        var afterwards = Activity.Current;
        await rig.Pool.InvokeAsync(new Invoke("fake:echo", 2), new CancellationToken(canceled: true));

        afterwards.ShouldBeSameAs(call);
        Activity.Current.ShouldBeSameAs(call);
        (await answer).Value.ShouldBe(1);
    }

    [Fact]
    public async Task Span_should_say_what_Python_raised()
    {
        await using var rig = await StartAsync();

        var fault = (await rig.InvokeAsync("fake:raise", "no")).Fault.ShouldNotBeNull();

        var span = _traced.Spans.ShouldHaveSingleItem();
        (span.Status, span.StatusDescription).ShouldBe((ActivityStatusCode.Error, fault.Message));
        Traced.TagsOf(span).TakeLast(2).ShouldBe(["error.type=Raised", "pyactors.invocation.stage=running"]);
        var raised = span.Events.Single(static one => one.Name == "exception").Tags.ToDictionary();
        raised.ShouldBe(new Dictionary<string, object?>
        {
            ["exception.type"] = fault.Error!.Type, ["exception.message"] = fault.Error.Message, ["exception.stacktrace"] = fault.Error.Traceback,
        });
    }

    [Fact]
    public async Task Span_of_what_never_started_should_say_so()
    {
        using var gate = _engine.DefineGate("fake:wait", static (call, gate) => call.Wait(gate));
        await using var rig = await StartAsync();
        var (running, queued) = await rig.RunAndQueueAsync(gate, Deadline);

        rig.Time.Advance(Deadline);
        await queued.WaitAsync(EmbeddedPoolRig.Bound);

        var span = _traced.Spans.ShouldHaveSingleItem();
        Traced.TagsOf(span).ShouldBe(
            [$"pyactors.pool.name={_pool}", "code.function.name=fake.echo", "error.type=TimedOut", "pyactors.invocation.stage=queued"]);
        span.Events.ShouldBeEmpty();
        gate.Open();
        await running.WaitAsync(EmbeddedPoolRig.Bound);
    }

    [Fact]
    public async Task Host_function_should_run_inside_the_span_of_its_invocation_or_batch()
    {
        await using var rig = await StartAsync();
        var current = new List<Activity?>();
        _engine.Define("fake:host", call =>
        {
            using (AmbientInvocation.Enter(call.Invocation))
                current.Add(Activity.Current);

            current.Add(Activity.Current);
            return null;
        });

        await rig.InvokeAsync("fake:host");
        await rig.Pool.InvokeBatchAsync("fake:host", [1]).WaitAsync(EmbeddedPoolRig.Bound);

        current.ShouldBe([_traced.Spans.First(), null, _traced.Spans.Last(), null]);
    }

    [Fact]
    public async Task Batch_should_be_one_span_whatever_its_slices()
    {
        await using var rig = await StartAsync();
        _engine.Define("fake:halve", static call => call.Arguments[0] is 0 ? throw new FakePythonException("ValueError", "nothing to halve") : call.Arguments[0]);
        using var call = _traced.Call();

        await rig.Pool.InvokeBatchAsync("fake:halve", [.. Enumerable.Range(0, 5000).Select(static number => (object?)number)])
            .WaitAsync(EmbeddedPoolRig.Bound);
        await rig.Pool.InvokeBatchAsync("fake:halve", [0, 0]).WaitAsync(EmbeddedPoolRig.Bound);

        _traced.Spans.Select(static span => (span.OperationName, span.ParentSpanId, span.Status)).ShouldBe(
            [("fake:halve", call.SpanId, ActivityStatusCode.Unset), ("fake:halve", call.SpanId, ActivityStatusCode.Error)]);
        _traced.Spans.Select(TagsOfBatch).ShouldBe(
            ["pyactors.batch.inputs=5000 pyactors.batch.faults=1", "pyactors.batch.inputs=2 pyactors.batch.faults=2 error.type=Raised"]);
    }

    [Fact]
    public async Task Batch_should_be_a_span_below_what_is_current_where_it_is_handed_in()
    {
        await using var rig = await StartAsync();
        var batch = new InvokeBatch("fake:echo", [1]);
        using var call = _traced.Call();

        await rig.Pool.InvokeBatchAsync(batch).WaitAsync(EmbeddedPoolRig.Bound);

        _traced.Spans.ShouldHaveSingleItem().ParentSpanId.ShouldBe(call.SpanId);
    }

    [Fact]
    public async Task Batch_should_count_among_its_faults_what_never_began_and_what_took_its_worker_along()
    {
        _engine.Define("fake:crash", static _ => throw new InvalidOperationException("The interpreter is broken."));
        await using var rig = await StartAsync();
        using var gate = _engine.DefineGate("fake:wait_at", static (call, gate) =>
        {
            if (call.Arguments[0] is 2)
                call.Wait(gate);
        });
        var batch = rig.Pool.InvokeBatchAsync(InvokeBatch.Of("fake:wait_at", Enumerable.Range(0, 10)) with { Timeout = Deadline });
        await gate.EnteredAsync();

        rig.Time.Advance(Deadline);
        await batch.WaitAsync(EmbeddedPoolRig.Bound);
        await rig.Pool.InvokeBatchAsync("fake:crash", [0]).WaitAsync(EmbeddedPoolRig.Bound);

        _traced.Spans.Select(TagsOfBatch).ShouldBe(
            ["pyactors.batch.inputs=10 pyactors.batch.faults=8", "pyactors.batch.inputs=1 pyactors.batch.faults=1 error.type=WorkerLost"]);
    }

    [Fact]
    public async Task Batch_whose_inputs_came_to_faults_of_several_kinds_should_be_of_no_kind_of_its_own()
    {
        await using var rig = await StartAsync();
        using var gate = _engine.DefineGate("fake:wait", static (call, gate) =>
        {
            if (call.Arguments[0] is 0)
                throw new FakePythonException("ValueError", "nothing to wait for");

            call.Wait(gate);
        });
        var batch = rig.Pool.InvokeBatchAsync(InvokeBatch.Of("fake:wait", Enumerable.Range(0, 10)) with { Timeout = Deadline });
        await gate.EnteredAsync();

        rig.Time.Advance(Deadline);
        await batch.WaitAsync(EmbeddedPoolRig.Bound);

        var span = _traced.Spans.ShouldHaveSingleItem();
        span.Status.ShouldBe(ActivityStatusCode.Error);
        TagsOfBatch(span).ShouldBe("pyactors.batch.inputs=10 pyactors.batch.faults=10 error.type=_OTHER");
    }

    [Fact]
    public async Task Batch_whose_inputs_were_never_handed_in_should_be_of_their_kind()
    {
        await using var rig = await StartAsync();

        await rig.Pool.InvokeBatchAsync("fake:echo", [1, 2], new CancellationToken(canceled: true)).WaitAsync(EmbeddedPoolRig.Bound);

        TagsOfBatch(_traced.Spans.ShouldHaveSingleItem()).ShouldBe("pyactors.batch.inputs=2 pyactors.batch.faults=2 error.type=Cancelled");
    }

    [Fact]
    public async Task Batch_whose_inputs_could_not_be_sent_here_should_be_a_span_of_faults()
    {
        await using var rig = await StartAsync();

        await rig.Pool.InvokeBatchAsync(new InvokeBatch("fake:echo", []) { Refused = new RefusedInputs(7, "the message takes too much") })
            .WaitAsync(EmbeddedPoolRig.Bound);

        var span = _traced.Spans.ShouldHaveSingleItem();
        span.Status.ShouldBe(ActivityStatusCode.Error);
        TagsOfBatch(span).ShouldBe("pyactors.batch.inputs=7 pyactors.batch.faults=7 error.type=ArgumentNotConvertible");
    }

    [Fact]
    public async Task Map_should_be_one_span_below_what_was_current_where_it_was_asked_for()
    {
        await using var rig = await StartAsync();
        using var call = _traced.Call();
        object?[] inputs = [1, 2, 3];

        var results = rig.Pool.MapAsync("fake:echo", inputs.ToAsyncEnumerable());
        (await results.CountAsync()).ShouldBe(3);

        var span = _traced.Spans.ShouldHaveSingleItem();
        span.ParentSpanId.ShouldBe(call.SpanId);
        Traced.TagsOf(span).TakeLast(2).ShouldBe(["pyactors.batch.inputs=3", "pyactors.batch.faults=0"]);
    }

    [Theory]
    [InlineData(ActivitySamplingResult.PropagationData, 1)]
    [InlineData(ActivitySamplingResult.None, 0)]
    public async Task Span_of_which_nobody_wants_the_data_should_have_none(ActivitySamplingResult wanted, int spans)
    {
        var pool = $"hardly-{_pool}";
        using var traced = new Traced(pool, wanted);
        await using var rig = await EmbeddedPoolRig.StartAsync(options => options.Name = pool, _engine);

        await rig.InvokeAsync("fake:raise", "no");

        traced.Spans.Count.ShouldBe(spans);
        foreach (var span in traced.Spans)
        {
            Traced.TagsOf(span).ShouldBe([$"pyactors.pool.name={pool}", "code.function.name=fake.raise"]);
            (span.Events.Any(), span.StatusDescription).ShouldBe((false, null));
        }
    }

    [Fact]
    public async Task Spans_of_names_without_end_should_all_have_their_own()
    {
        await using var rig = await StartAsync();
        string[] names = [.. Enumerable.Range(0, 1_500).Select(static i => $"fake:none{i}"), "fake:none1", "fake:none1499"];

        foreach (var name in names)
            await rig.InvokeAsync(name);

        _traced.Spans.Select(static span => span.OperationName).ShouldBe(names);
    }

    [Fact]
    public async Task Who_traces_should_keep_no_outcome_from_its_caller_by_failing()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is "PyActors",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => FailIfOurs(span, "fake:echo"),
            ActivityStarted = span => FailIfOurs(span, "fake:sum"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var rig = await StartAsync();
        _engine.Define("fake:sum", static call => call.Arguments[0]);

        (await rig.InvokeAsync("fake:echo", 1)).Value.ShouldBe(1);
        (await rig.InvokeAsync("fake:sum", 2)).Value.ShouldBe(2);
    }

    public void Dispose() => _traced.Dispose();

    private static string TagsOfBatch(Activity span) => string.Join(' ', Traced.TagsOf(span).Skip(2));

    private void FailIfOurs(Activity span, string callable)
    {
        if (span.OperationName == callable && Equals(span.GetTagItem("pyactors.pool.name"), _pool))
            throw new InvalidOperationException("The exporter is broken.");
    }

    private Task<EmbeddedPoolRig> StartAsync() => EmbeddedPoolRig.StartAsync(options => options.Name = _pool, _engine);
}
