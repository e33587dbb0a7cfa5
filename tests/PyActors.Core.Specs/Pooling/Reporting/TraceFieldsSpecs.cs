using System.Diagnostics;
using PyActors.Pooling.Reporting;

namespace PyActors.Core.Specs.Pooling.Reporting;

public sealed class TraceFieldsSpecs
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public void Fields_of_a_span_should_name_it_where_they_are_read()
    {
        using var span = new Activity("call").SetIdFormat(ActivityIdFormat.W3C).AddBaggage("tenant", "grün & 7").Start();
        span.TraceStateString = "vendor=1";

        var fields = TraceFields.Of(TraceFields.Of(span).ShouldNotBeNull().Written).ShouldNotBeNull();

        fields.Context.ShouldBe(new ActivityContext(span.TraceId, span.SpanId, span.ActivityTraceFlags, "vendor=1", isRemote: true));
        fields.Baggage.ShouldBe([KeyValuePair.Create<string, string?>("tenant", "grün & 7")]);
    }

    [Fact]
    public void What_no_header_may_hold_should_be_left_out()
    {
        var huge = new string('x', 10_000);
        string?[] written =
        [
            "a\r\nb", "1", "", "1", null, "1", "c", null, "d", "a\nb", "e", "ä", "traceparent", Parent, "baggage", $"k={huge}", "tracestate", "v=1", "odd",
        ];

        var fields = TraceFields.Of(written).ShouldNotBeNull();

        fields.Written.ShouldBe(["traceparent", Parent, "tracestate", "v=1"]);
        fields.Baggage.ShouldBeEmpty();
        TraceFields.Of(written[..12]).ShouldBeNull();
    }

    [Theory]
    [InlineData("traceparent", "")]
    [InlineData("traceparent", "00")]
    [InlineData("traceparent", "00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    [InlineData("traceparent", "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01")]
    [InlineData("traceparent", "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    [InlineData("traceparent", "00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01")]
    [InlineData("tracestate", "v=1")]
    [InlineData("parenttrace", Parent)]
    public void What_names_no_span_should_be_the_beginning_of_a_trace(string name, string value)
    {
        var context = TraceFields.Of([name, value])?.Context ?? default;

        context.ShouldBe(default);
    }

    [Fact]
    public void Propagator_that_fails_should_keep_nothing_else_from_its_way()
    {
        var propagator = DistributedContextPropagator.Current;
        using var span = new Activity("call").SetIdFormat(ActivityIdFormat.W3C).Start();
        try
        {
            DistributedContextPropagator.Current = new Failing();

            TraceFields.Of(span).ShouldBeNull();
        }
        finally
        {
            DistributedContextPropagator.Current = propagator;
        }
    }

    private sealed class Failing : DistributedContextPropagator
    {
        public override IReadOnlyCollection<string> Fields => [];

        public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) => throw new InvalidOperationException("no");

        public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
            throw new InvalidOperationException("no");

        public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) =>
            throw new InvalidOperationException("no");
    }
}
