using Akka.Actor;
using PyActors.Benchmarks.Measuring;
using PyActors.Benchmarks.Questions;

namespace PyActors.Benchmarks.Full;

/// <summary>The actors' slowest answers, against an actor that only echoes.</summary>
internal sealed class LoneAsk : IQuestion
{
    private static readonly PyCallable Sqrt = "math:sqrt";

    public string Name => "lone-ask";

    public string Asks => "How long do the slowest of a thousand lone Asks take, also beside a thread that never rests?";

    public IReadOnlyList<Finding> Answer(Effort effort)
    {
        var door = AkkaPool.Start(1, PythonIsolation.Shared);
        var echo = PinnedEcho.Start();
        return LoneCalls.Compare(
            effort, "lone Ask<PyResult>", x => door.Ask<PyResult>(new Invoke(Sqrt, x)), "Akka echo on a pinned thread", x => echo.Ask<Invoke>(new Invoke(Sqrt, x)));
    }
}
