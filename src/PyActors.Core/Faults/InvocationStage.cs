namespace PyActors;

/// <summary>How far an invocation had come when its deadline passed or its caller gave up.</summary>
public enum InvocationStage
{
    /// <summary>It waited in the queue or for the GIL and never starts.</summary>
    Queued,

    /// <summary>It ran and ended when it was interrupted.</summary>
    Running,

    /// <summary>It ran and didn't heed the interrupt within the grace period; it may still be running.</summary>
    Stuck,
}
