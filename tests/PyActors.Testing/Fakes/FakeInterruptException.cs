using PyActors.Engines;

namespace PyActors.Testing;

/// <summary>What is raised inside a fake callable that heeds its interrupts.</summary>
public sealed class FakeInterruptException(InterruptReason reason) : Exception($"Interrupted: {reason}")
{
    public InterruptReason Reason { get; } = reason;
}
