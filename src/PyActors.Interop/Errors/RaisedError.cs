using PyActors.Engines;

namespace PyActors.Interop.Errors;

/// <summary>A Python exception that was taken, as plain data, and whether it was an interrupt of ours.</summary>
/// <param name="Error">The exception as text.</param>
/// <param name="Interrupt">Set if it was <c>pyactors.DeadlineExceeded</c> or <c>pyactors.Cancelled</c>.</param>
internal readonly record struct RaisedError(PyError Error, InterruptReason? Interrupt);
