using Akka.Actor;
using PyActors.Benchmarks.Measuring;
using PyActors.Benchmarks.Questions;

namespace PyActors.Benchmarks.Full;

/// <summary>The actors while somebody listens to their metrics or their spans.</summary>
internal sealed class ListenedAsk : IQuestion
{
    private static readonly PyCallable Sqrt = "math:sqrt";

    public string Name => "ask-listeners";

    public string Asks => "What does an Ask cost while somebody listens to the pool's metrics or its spans?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var door = AkkaPool.Start(1, PythonIsolation.Shared);
        return Listeners.Compare(effort, "Ask<PyResult>", x => door.Ask<PyResult>(new Invoke(Sqrt, x)));
    }
}
