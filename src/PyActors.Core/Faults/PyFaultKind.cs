namespace PyActors;

/// <summary>Why an invocation has no value.</summary>
public enum PyFaultKind
{
    /// <summary>No such module or attribute, or it can't be called.</summary>
    CallableNotFound,

    /// <summary>The module is not on the pool's allow-list.</summary>
    Forbidden,

    /// <summary>An argument has no Python form.</summary>
    ArgumentNotConvertible,

    /// <summary>Python raised an exception.</summary>
    Raised,

    /// <summary>The result has no CLR form.</summary>
    ResultNotConvertible,

    /// <summary>The deadline passed.</summary>
    TimedOut,

    /// <summary>The caller gave up.</summary>
    Cancelled,

    /// <summary>The queue was full.</summary>
    Rejected,

    /// <summary>The worker went away while it ran the invocation.</summary>
    WorkerLost,

    /// <summary>The pool is not ready, degraded, draining, stopped or failed.</summary>
    Unavailable,
}
