namespace PyActors;

/// <summary>How long an invocation waited and ran, by the pool's clock, and on which worker.</summary>
/// <param name="Queued">From acceptance until the worker started it, holding the GIL; until the answer if it never started.</param>
/// <param name="Ran">From its start until its answer; zero if it never started.</param>
/// <param name="WorkerNumber">The number of the worker that ran it, from 1; 0 if it never started.</param>
public readonly record struct InvocationTiming(TimeSpan Queued, TimeSpan Ran, int WorkerNumber);
