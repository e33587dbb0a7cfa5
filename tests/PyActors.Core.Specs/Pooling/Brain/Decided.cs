using PyActors.Pooling.Brain;

namespace PyActors.Core.Specs.Pooling.Brain;

/// <summary>What a brain decided.</summary>
internal static class Decided
{
    public static IEnumerable<PoolWorker> StartedWorkers(this IEnumerable<Decision> decisions) =>
        decisions.Where(static decision => decision.Kind == DecisionKind.StartWorker).Select(static decision => decision.Worker!);

    public static IEnumerable<Decision> Of(this IEnumerable<Decision> decisions, DecisionKind kind) =>
        decisions.Where(decision => decision.Kind == kind);
}
