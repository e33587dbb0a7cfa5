using System.Diagnostics;
using System.Text;
using Akka.Actor;
using PyActors.Remoting;
using PyActors.Testing.Pooling;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

/// <summary>What goes through the front door's mailbox keeps the span in which it was asked for.</summary>
public sealed class TraceSpecs : PythonSpecs
{
    private readonly Traced _traced = new("default");
    private readonly PythonMessageSerializer _serializer;

    public TraceSpecs(ITestOutputHelper output)
        : base(output) => _serializer = new PythonMessageSerializer((ExtendedActorSystem)Sys);

    [Fact]
    public async Task What_was_asked_by_message_should_be_a_span_below_its_askers()
    {
        var (_, frontDoor) = await StartedAsync();
        using var call = _traced.Call();

        await AskAsync(frontDoor, "fake:echo", 1L);
        await frontDoor.Ask<PyResults>(new InvokeBatch("fake:echo", [1L, 2L]), Bound);

        SpansBelow(call).ShouldBe(["fake:echo", "fake:echo"]);
        Activity.Current.ShouldBeSameAs(call);
    }

    [Fact]
    public async Task What_was_asked_on_another_node_should_be_a_span_below_its_askers()
    {
        var (_, frontDoor) = await StartedAsync();
        byte[][] sent;
        Activity call;
        using (call = _traced.Call())
        {
            call.AddBaggage("tenant", "7");
            call.TraceStateString = "vendor=1";
            sent = [_serializer.ToBinary(new Invoke("fake:echo", 1L)), _serializer.ToBinary(new InvokeBatch("fake:echo", [1L]))];
        }

        await frontDoor.Ask<PyResult>(_serializer.FromBinary(sent[0], "invoke"), Bound);
        await frontDoor.Ask<PyResults>(_serializer.FromBinary(sent[1], "batch"), Bound);

        SpansBelow(call).ShouldBe(["fake:echo", "fake:echo"]);
        foreach (var span in _traced.Spans.Where(span => span.ParentSpanId == call.SpanId))
        {
            (span.TraceId, span.Kind, span.HasRemoteParent, span.TraceStateString).ShouldBe((call.TraceId, ActivityKind.Server, true, "vendor=1"));
            span.GetBaggageItem("tenant").ShouldBe("7");
        }
    }

    [Fact]
    public void Trace_should_stand_behind_all_else_and_take_nothing_where_there_is_none()
    {
        var (invoke, batch) = (_serializer.ToBinary(new Invoke("fake:echo", 1L)), _serializer.ToBinary(new InvokeBatch("fake:echo", [1L])));
        using var call = _traced.Call();

        // So a node that knows of no trace reads the same, and reads messages of such a node.
        _serializer.ToBinary(new Invoke("fake:echo", 1L)).AsSpan().StartsWith(invoke).ShouldBeTrue();
        _serializer.ToBinary(new InvokeBatch("fake:echo", [1L])).AsSpan().StartsWith(batch).ShouldBeTrue();
        var plain = _serializer.FromBinary(invoke, "invoke").ShouldBeOfType<Invoke>();
        (plain.AskedIn, plain.AskedElsewhere).ShouldBe((null, null));
        var plainBatch = _serializer.FromBinary(batch, "batch").ShouldBeOfType<InvokeBatch>();
        (plainBatch.AskedIn, plainBatch.AskedElsewhere).ShouldBe((null, null));
    }

    [Fact]
    public async Task What_is_no_trace_should_do_no_harm()
    {
        var (_, frontDoor) = await StartedAsync();
        var plain = _serializer.ToBinary(new Invoke("fake:echo", 1L));
        object?[] traces =
        [
            null, 7L, "traceparent", Array.Empty<string>(), new[] { "traceparent" }, new string?[] { null, null }, new[] { "traceparent", "00-no-trace-01" },
            new[] { "traceparent", "a\r\nb", "baggage", new string('x', 100_000) },
        ];

        foreach (var trace in traces)
        {
            using var bytes = new MemoryStream();
            bytes.Write(plain);
            using (var to = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
                new ValueWriter(to).Value(trace);

            (await frontDoor.Ask<PyResult>(_serializer.FromBinary(bytes.ToArray(), "invoke"), Bound)).Value.ShouldBe(1L);
        }

        _traced.Spans.Where(static span => span.Kind == ActivityKind.Server).ShouldAllBe(static span => span.Parent == null && !span.HasRemoteParent);
    }

    [Fact]
    public async Task What_was_called_should_be_a_span_below_its_callers_and_one_that_was_turned_away_too()
    {
        var python = Start();
        var pool = python.Pool("default");
        using var call = _traced.Call();

        await CallAsync(pool, new Invoke("fake:echo", 1L));
        await python.StopAsync().WaitAsync(Bound);
        var late = await CallAsync(pool, new Invoke("fake:echo", 2L));

        late.Fault!.Kind.ShouldBe(PyFaultKind.Unavailable);
        SpansBelow(call).ShouldBe(["fake:echo", "fake:echo Unavailable"]);
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        _traced.Dispose();
    }

    // Other specs have pools of that name at the same time.
    private string[] SpansBelow(Activity call) => [.. _traced.Spans
        .Where(span => span.ParentSpanId == call.SpanId)
        .Select(static span => $"{span.OperationName} {span.GetTagItem("error.type")}".TrimEnd())];
}
