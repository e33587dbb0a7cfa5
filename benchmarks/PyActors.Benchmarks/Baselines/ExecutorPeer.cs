using System.Diagnostics;
using System.Globalization;

namespace PyActors.Benchmarks.Baselines;

/// <summary>Python's own executors, in a process of the same Python, under orders from here. One caller at a time.</summary>
internal sealed class ExecutorPeer : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts it and waits until every worker is warm.</summary>
    /// <param name="kind"><c>process</c> or <c>thread</c>.</param>
    /// <param name="workers">How many workers.</param>
    public ExecutorPeer(string kind, int workers)
    {
        var start = new ProcessStartInfo(BenchmarkPython.Installation.Executable)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(Checkout.Path("benchmarks", "peers", "executors.py"));
        start.ArgumentList.Add(kind);
        start.ArgumentList.Add(workers.ToString(CultureInfo.InvariantCulture));
        _process = Process.Start(start)!;
        if (_process.StandardOutput.ReadLine() != "ready")
            throw new InvalidOperationException("benchmarks/peers/executors.py didn't start; what it said stands above.");
    }

    /// <summary>Nanoseconds per call of <c>math.sqrt</c> by <c>map</c>.</summary>
    public double Bulk(int calls) => Order($"bulk {calls}") * 1e9 / calls;

    /// <summary>Nanoseconds per call of <c>math.sqrt</c>, one at a time.</summary>
    public double Alone(int calls) => Order($"alone {calls}") * 1e9 / calls;

    /// <summary>Calls of <c>peer_work.count</c> a second while every worker has one, as <see cref="Measuring.Steady"/> counts them.</summary>
    public double Count(int rounds, int calls) => calls / Order($"count {rounds} {calls}");

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private double Order(string order)
    {
        _process.StandardInput.WriteLine(order);
        _process.StandardInput.Flush();
        return double.Parse(
            _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"benchmarks/peers/executors.py ended at the order '{order}'."),
            CultureInfo.InvariantCulture);
    }
}
