using PyActors.Benchmarks.Baselines;
using PyActors.Benchmarks.Measuring;

namespace PyActors.Benchmarks.Questions;

/// <summary>The embedded pool while somebody listens to its metrics or its spans.</summary>
internal sealed class ListenedInvoke : IQuestion
{
    private static readonly PyCallable Sqrt = "math:sqrt";

    public string Name => "listeners";

    public string Asks => "What does a call through the embedded pool cost while somebody listens to its metrics or its spans?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var pool = RunningPython.StartPool(1, PythonIsolation.Shared);
        return Listeners.Compare(effort, "InvokeAsync", x => pool.InvokeAsync(new Invoke(Sqrt, x)));
    }
}
