using PyActors.Engines;

namespace PyActors.Pooling.Workers;

/// <summary>What became of one invocation that a worker took: it ran it, or it skipped it.</summary>
internal readonly record struct WorkerEnd(Invocation Invocation, bool Ran);
