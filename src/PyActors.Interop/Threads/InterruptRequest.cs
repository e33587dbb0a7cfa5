using PyActors.Engines;

namespace PyActors.Interop.Threads;

/// <summary>One interrupt on its way through a watchdog.</summary>
/// <param name="Target">The worker's running invocation.</param>
/// <param name="Invocation">The invocation that is meant.</param>
/// <param name="Reason">What to raise.</param>
/// <param name="Delivered">Called when the GIL has been had.</param>
internal readonly record struct InterruptRequest(
    RunningInvocation Target, Invocation Invocation, InterruptReason Reason, Action<Invocation> Delivered);
