using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;
using PyActors.Engines;

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
        AppContext.SetSwitch(GilClock.Switch, true);
        var pool = RunningPython.StartPool(1, PythonIsolation.Shared);
        return [.. Lists(effort, pool), .. Copies(effort, pool), View(effort, pool)];
    }

    private static IEnumerable<Finding> Lists(Effort effort, EmbeddedPythonPool pool)
    {
        double[] numbers = [.. Enumerable.Range(0, Count).Select(i => (double)i)];
        using var thread = new DedicatedThread("bare");
        var bare = thread.Run(() => new BareLists(RunningPython.Report.Python.Library!, numbers));

        var write = new Contest(
            effort,
            () => Stretch.Seconds(() => Call(pool, "peer_work:length", numbers)),
            () => thread.Run(() => Stretch.Seconds(() => bare.Write(numbers))));
        var read = new Contest(
            effort,
            () => Stretch.Seconds(() => Call(pool, "peer_work:floats").As<double[]>()),
            () => thread.Run(() => Stretch.Seconds(() => bare.Read(Count))));

        yield return new("double[1,000,000] to a Python list", Wording.Seconds(write.Median(0)), $"bare loop: {Wording.Seconds(write.Median(1))}", write.Ratio(0, 1), "×", Bar.AtMost(2));
        yield return new("1,000,000 floats in a Python list to double[]", Wording.Seconds(read.Median(0)), $"bare loop: {Wording.Seconds(read.Median(1))}", read.Ratio(0, 1), "×", Bar.AtMost(2));
    }

    private static IEnumerable<Finding> Copies(Effort effort, EmbeddedPythonPool pool)
    {
        var hasNumpy = Call(pool, "peer_work:has_numpy").As<bool>();
        var array = hasNumpy ? "100 MB in an array of numpy to PyArray" : "100 MB in an array.array to PyArray, as this Python has no numpy";
        // Filled, for memory that was never written to is no memory yet.
        var (bytes, numbers) = (new byte[Bytes], new double[Shared]);
        Array.Fill(bytes, (byte)1);
        Array.Fill(numbers, 1);
        return [.. Copy(effort, pool, "30 MB of bytes to byte[]", "peer_work:thirty_megabytes", bytes), .. Copy(effort, pool, array, "peer_work:hundred_megabytes", numbers)];
    }

    private static IEnumerable<Finding> Copy<T>(Effort effort, EmbeddedPythonPool pool, string what, PyCallable callable, T[] source)
    {
        var held = new List<double>();
        var copy = new Contest(
            effort,
            () => Settled(() => Call(pool, callable)),
            () => Settled(() => GC.KeepAlive(source.ToArray())),
            () =>
            {
                var before = GilClock.Held;
                Call(pool, callable);
                held.Add((GilClock.Held - before).TotalSeconds);
                return held[^1];
            });

        yield return new(what, Wording.Seconds(copy.Median(0)), $"a copy into a fresh array: {Wording.Seconds(copy.Median(1))}", copy.Ratio(0, 1), "×", Bar.AtMost(1.5));
        yield return new(
            $"how long the GIL is held for it, all holds of the invocation together, the call of the Python function among them, at worst in {held.Count} rounds",
            Wording.Seconds(held.Max()), "none", 1000 * held.Max(), "ms", Bar.AtMost(1));
    }

    // The array of the round before is gone, so that each faces the same heap.
    private static double Settled(Action work)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Stretch.Seconds(work);
    }

    private static Finding View(Effort effort, EmbeddedPythonPool pool)
    {
        object memory = new double[Shared].AsMemory();
        object item = new double[1].AsMemory();
        var view = new Contest(
            effort,
            () => Stretch.Seconds(() => Call(pool, "peer_work:length", memory)),
            () => Stretch.Seconds(() => Call(pool, "peer_work:length", item)));

        return new(
            "100 MB of ReadOnlyMemory<double> as a view in a callable, the whole call",
            Wording.Seconds(view.Median(0)), $"a view of 8 bytes: {Wording.Seconds(view.Median(1))}", 1000 * view.Median(0), "ms", Bar.AtMost(1));
    }

    private static PyResult Call(EmbeddedPythonPool pool, PyCallable callable, params object?[] arguments)
    {
        var result = pool.InvokeAsync(new Invoke(callable, arguments)).GetAwaiter().GetResult();
        return result.IsSuccess ? result : throw new PyFaultException(result.Fault);
    }
}
