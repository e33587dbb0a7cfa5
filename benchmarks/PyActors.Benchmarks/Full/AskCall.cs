using Akka.Actor;
using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;
using PyActors.Benchmarks.Questions;

namespace PyActors.Benchmarks.Full;

/// <summary>The whole way through the actors, against raw pythonnet and an actor that only echoes; the embedded pool beside it.</summary>
internal sealed class AskCall : IQuestion
{
    private static readonly PyCallable Sqrt = "math:sqrt";

    public string Name => "ask-call";

    public string Asks => "What does Ask<PyResult> cost through the whole pool, against a bare pythonnet call and a bare Akka echo?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var embedded = RunningPython.StartPool(1, PythonIsolation.Shared);
        RawPythonNet.Join(RunningPython.Report.Python.Library!);
        using var thread = new DedicatedThread("raw pythonnet");
        var raw = thread.Run(() => new RawPythonNet());
        var door = AkkaPool.Start(1, PythonIsolation.Shared);
        var echo = PinnedEcho.Start();
        var (many, few) = (effort.Calls(200_000), effort.Calls(20_000));

        var bulk = new Contest(
            effort,
            () => Caller.Pipelined(many, x => door.Ask<PyResult>(new Invoke(Sqrt, x)), Check),
            () => Caller.Pipelined(many, x => embedded.InvokeAsync(new Invoke(Sqrt, x)), Check),
            () => thread.Run(() => Stretch.NanosecondsPerCall(many, raw.Call)),
            () => Caller.Pipelined(many, x => echo.Ask<Invoke>(new Invoke(Sqrt, x)), static _ => { }));
        var alone = new Contest(
            effort,
            () => Caller.Alone(few, x => door.Ask<PyResult>(new Invoke(Sqrt, x)), Check),
            () => Caller.Alone(few, x => echo.Ask<Invoke>(new Invoke(Sqrt, x)), static _ => { }));

        var (ask, invoke) = (Wording.Nanoseconds(bulk.Median(0)), Wording.Nanoseconds(bulk.Median(1)));
        var (pythonNet, bareEcho) = ($"raw pythonnet, Py.GIL(), Invoke, As<double>: {Wording.Nanoseconds(bulk.Median(2))}", $"Akka echo on a pinned thread: {Wording.Nanoseconds(bulk.Median(3))}");
        return
        [
            new($"Ask<PyResult>, {Caller.InFlight} in flight", ask, pythonNet, bulk.Ratio(0, 2), "×", Bar.AtMost(1)),
            new($"Ask<PyResult>, {Caller.InFlight} in flight", ask, bareEcho, bulk.Ratio(0, 3), "×", Bar.AtMost(2)),
            new($"embedded InvokeAsync, {Caller.InFlight} in flight", invoke, pythonNet, bulk.Ratio(1, 2), "×", Bar.AtMost(0.6)),
            new("Ask<PyResult>, one at a time", Wording.Nanoseconds(alone.Median(0)), $"Akka echo on a pinned thread, one at a time: {Wording.Nanoseconds(alone.Median(1))}", alone.Ratio(0, 1), "×", Bar.AtMost(0.5)),
            AllocationFinding(door, echo),
        ];
    }

    // An echo's Ask has the same Invoke and argument; what its answer lacks is the value and the PyResult around it.
    private static Finding AllocationFinding(IActorRef door, IActorRef echo)
    {
        var ask = Allocation.PerCall(calls => Caller.Pipelined(calls, x => door.Ask<PyResult>(new Invoke(Sqrt, x)), Check));
        var bare = Allocation.PerCall(calls => Caller.Pipelined(calls, x => echo.Ask<Invoke>(new Invoke(Sqrt, x)), static _ => { }));
        return new("allocated per pipelined Ask beyond a bare Ask's own", Wording.Bytes(ask), $"Akka echo: {Wording.Bytes(bare)}", ask - bare, "B", Bar.AtMost(250));
    }

    private static void Check(PyResult result)
    {
        if (result.As<double>() < 0)
            throw new InvalidOperationException($"math:sqrt gave {result}.");
    }
}
