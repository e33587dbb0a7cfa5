using BenchmarkDotNet.Attributes;
using PyActors.Engines;

namespace PyActors.Benchmarks.Micro;

/// <summary>What an invocation costs that no engine and no pool has touched yet.</summary>
public class InvocationSteps
{
    private readonly PoolClock _clock = new(TimeProvider.System);
    private readonly string _name = "math:sqrt";
    private readonly PyCallable _sqrt = "math:sqrt";
    private readonly Invoke _invoke = new("math:sqrt", 16.0);

    [Benchmark(Baseline = true, Description = "read the clock")]
    public TimeSpan ReadTheClock() => _clock.Now;

    [Benchmark(Description = "name a callable")]
    public PyCallable NameACallable() => PyCallable.Parse(_name);

    [Benchmark(Description = "describe a call")]
    public Invoke DescribeACall() => new(_sqrt, 16.0);

    [Benchmark(Description = "accept, start and answer an invocation")]
    public PyResult? AcceptStartAnswer()
    {
        var invocation = new QuietInvocation(_invoke, _clock);
        invocation.TryStart(1);
        invocation.TryAnswerRunning(new InvocationOutcome(null, null));
        return invocation.Result;
    }

    private sealed class QuietInvocation(Invoke request, PoolClock clock) : Invocation(1, request, clock, Timeout.InfiniteTimeSpan)
    {
        public PyResult? Result { get; private set; }

        protected override void Deliver(PyResult result) => Result = result;
    }
}
