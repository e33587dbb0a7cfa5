namespace PyActors.Pooling.Brain;

/// <summary>Where a worker is in its life.</summary>
internal enum WorkerState
{
    /// <summary>It makes its interpreter and warms up.</summary>
    Starting,

    /// <summary>It runs invocations, or could.</summary>
    Ready,

    /// <summary>It is stuck in code that didn't heed the interrupt, or in its start; it retires when that returns.</summary>
    Quarantined,

    /// <summary>It was told to leave.</summary>
    Leaving,

    /// <summary>It is no more.</summary>
    Gone,
}
