namespace PyActors;

/// <summary>
/// Why an invocation has no value. An ordinary reply, not an exception: which of the optional members are set depends on
/// <see cref="Kind"/>. Plain CLR data; immutable; any thread.
/// </summary>
/// <param name="Kind">The kind, which decides what a caller can do about it.</param>
/// <param name="Message">What happened, to what, and what to do, in one or a few sentences.</param>
public sealed record PyFault(PyFaultKind Kind, string Message)
{
    /// <summary>
    /// The Python exception: always with <see cref="PyFaultKind.Raised"/>, and where Python's own words explain a
    /// <see cref="PyFaultKind.CallableNotFound"/>, <see cref="PyFaultKind.ResultNotConvertible"/> or an interrupted
    /// <see cref="PyFaultKind.TimedOut"/> or <see cref="PyFaultKind.Cancelled"/> (where the code was when it was interrupted).
    /// </summary>
    public PyError? Error { get; init; }

    /// <summary>
    /// Where the value sits that can't be converted, as in <c>args[1]["when"]</c>, <c>kwargs["x"]</c> or <c>result[3].model</c>.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>
    /// The type that can't be converted: the CLR type's full name for an argument, the Python type's qualified name for a result.
    /// </summary>
    public string? TypeName { get; init; }

    /// <summary>How far the invocation had come, with <see cref="PyFaultKind.TimedOut"/> and <see cref="PyFaultKind.Cancelled"/>.</summary>
    public InvocationStage? Stage { get; init; }

    /// <summary>How many invocations waited, with <see cref="PyFaultKind.Rejected"/>.</summary>
    public int? QueueLength { get; init; }

    /// <summary>How many may wait, with <see cref="PyFaultKind.Rejected"/>.</summary>
    public int? QueueCapacity { get; init; }

    /// <summary>The kind and the message.</summary>
    public override string ToString() => $"{Kind}: {Message}";
}
