#if WITH_AKKA
using PyActors.Benchmarks.Full;
#endif

namespace PyActors.Benchmarks.Questions;

/// <summary>Every question of this build, in the order in which they are asked.</summary>
internal static class AllQuestions
{
    public static IReadOnlyList<IQuestion> List { get; } =
    [
        new EngineCall(),
        new PoolCall(),
        new LoneInvoke(),
        new RaisingCall(),
        new ListenedInvoke(),
        new BatchCall(),
        new SmallCalls(),
        new ParallelWork(),
        new CodeMetrics(),
        new ShortBesideLong(),
        new WorkerTable(),
        new LongQueue(),
        new BigValues(),
        new Records(),
        new KindsOfValues(),
        new Memory(),
        new Recycling(),
        new PoolAtRest(),
        new CommandStart(),
        new NativeStart(),
#if WITH_AKKA
        new PythonNetCall(),
        new OverPythonNet(new BigValues()),
        new OverPythonNet(new Records()),
        new AskCall(),
        new LoneAsk(),
        new ListenedAsk(),
#endif
    ];
}
