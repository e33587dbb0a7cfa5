using System.Diagnostics;
using Akka.Actor;
using PyActors.Testing.Pooling;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

/// <summary>What goes through the front door's mailbox keeps the span in which it was asked for.</summary>
public sealed class TraceSpecs : PythonSpecs
{
    private readonly Traced _traced = new("default");

    public TraceSpecs(ITestOutputHelper output)
        : base(output)
    {
    }

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
