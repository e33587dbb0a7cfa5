using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>Large values through the embedded pool, against loops that check nothing, and against a plain copy.</summary>
internal sealed class BigValues : IQuestion
{
    private const int Count = 1_000_000;
    private const int Bytes = 30_000_000;
    private const int Shared = 12_500_000;

    public string Name => "big-values";

    public string Asks => "What do large values cost, in and out?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var pool = RunningPython.StartPool(1, PythonIsolation.Shared);
        double[] numbers = [.. Enumerable.Range(0, Count).Select(i => (double)i)];
        using var thread = new DedicatedThread("bare");
        var bare = thread.Run(() => new BareLists(RunningPython.Report.Python.Library!, numbers));
        var source = new byte[Bytes];

        var write = new Contest(
            effort,
            () => Stretch.Seconds(() => Call(pool, "peer_work:length", numbers)),
            () => thread.Run(() => Stretch.Seconds(() => bare.Write(numbers))));
        var read = new Contest(
            effort,
            () => Stretch.Seconds(() => Call(pool, "peer_work:floats").As<double[]>()),
            () => thread.Run(() => Stretch.Seconds(() => bare.Read(Count))));
        var copy = new Contest(
            effort,
            () => Stretch.Seconds(() => Call(pool, "peer_work:thirty_megabytes")),
            () => Stretch.Seconds(() => GC.KeepAlive(source.ToArray())));

        object memory = new double[Shared].AsMemory();
        object item = new double[1].AsMemory();
        var view = new Contest(
            effort,
            () => Stretch.Seconds(() => Call(pool, "peer_work:length", memory)),
            () => Stretch.Seconds(() => Call(pool, "peer_work:length", item)));

        return
        [
            new("double[1,000,000] to a Python list", Wording.Seconds(write.Median(0)), $"bare loop: {Wording.Seconds(write.Median(1))}", write.Ratio(0, 1), "×", Bar.AtMost(2)),
            new("1,000,000 floats in a Python list to double[]", Wording.Seconds(read.Median(0)), $"bare loop: {Wording.Seconds(read.Median(1))}", read.Ratio(0, 1), "×", Bar.AtMost(2)),
            new("30 MB of bytes to byte[]", Wording.Seconds(copy.Median(0)), $"a copy into a fresh array: {Wording.Seconds(copy.Median(1))}", copy.Ratio(0, 1), "×", Bar.AtMost(1.5)),
            new("100 MB of ReadOnlyMemory<double> as a view in a callable, the whole call", Wording.Seconds(view.Median(0)), $"a view of 8 bytes: {Wording.Seconds(view.Median(1))}", 1000 * view.Median(0), "ms", Bar.AtMost(1)),
        ];
    }

    private static PyResult Call(EmbeddedPythonPool pool, PyCallable callable, params object?[] arguments)
    {
        var result = pool.InvokeAsync(new Invoke(callable, arguments)).GetAwaiter().GetResult();
        return result.IsSuccess ? result : throw new PyFaultException(result.Fault);
    }
}
