namespace PyActors.Engines;

/// <summary>Why a running invocation is interrupted, which decides what is raised inside it.</summary>
public enum InterruptReason
{
    /// <summary>Its deadline passed: <c>pyactors.DeadlineExceeded</c>.</summary>
    DeadlinePassed,

    /// <summary>Its caller gave up, or the pool has drained long enough: <c>pyactors.Cancelled</c>.</summary>
    Cancelled,
}
