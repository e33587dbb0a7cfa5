namespace PyActors.Core.Specs.Pooling.Brain.Histories;

/// <summary>
/// One thing that happens. The numbers choose among what is there when it happens, so that a step fits any history, and a
/// history stays one when steps are taken out of it.
/// </summary>
internal readonly record struct HistoryStep(StepKind Kind, int A, int B)
{
    public override string ToString() => $"{Kind}({A}, {B})";
}

internal enum StepKind
{
    Submit,
    WorkerMoves,
    WorkerTells,
    WorkerTellsOfStart,
    Advance,
    AdvanceWithoutTick,
    Cancel,
    WorkerReady,
    WorkerFails,
    WorkerLost,
    Deliver,
    StuckElsewhere,
    Status,
    Drain,
    Fail,
}
