namespace PyActors;

/// <summary>Why an invocation has no value.</summary>
public enum PyFaultKind
{
    /// <summary>There is no such module or attribute, or it can't be called. The message says where Python looked.</summary>
    CallableNotFound,

    /// <summary>The module is not among the <see cref="PoolOptions.AllowedModules"/>. Nothing was imported.</summary>
    Forbidden,

    /// <summary>
    /// An argument has no Python form, or is beyond a limit of <see cref="ValueOptions"/>: see <see cref="PyFault.Path"/>. Nothing was called.
    /// </summary>
    ArgumentNotConvertible,

    /// <summary>Python raised an exception: see <see cref="PyFault.Error"/>.</summary>
    Raised,

    /// <summary>
    /// The callable has returned, but its result has no CLR form or is beyond a limit of <see cref="ValueOptions"/>: see
    /// <see cref="PyFault.Path"/>.
    /// </summary>
    ResultNotConvertible,

    /// <summary>The deadline passed. <see cref="PyFault.Stage"/> says whether the callable had started, and whether it may still run.</summary>
    TimedOut,

    /// <summary>The caller gave up, or a drain's time was over. <see cref="PyFault.Stage"/> says whether the callable had started.</summary>
    Cancelled,

    /// <summary>The queue was full: see <see cref="PyFault.QueueLength"/>. The callable never started; trying again later may help.</summary>
    Rejected,

    /// <summary>The worker went away while it ran the invocation. How far the callable came isn't known.</summary>
    WorkerLost,

    /// <summary>
    /// The pool is degraded, drains, has stopped or has failed, or a nested invocation would wait for itself: the callable never started. Or
    /// the pool ended abruptly while it ran.
    /// </summary>
    Unavailable,
}
