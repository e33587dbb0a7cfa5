namespace PyActors.Host.Running;

/// <summary>A theory that needs signals, pipes or devices as Unix has them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Needs signals, pipes and devices as Unix has them." : null;
}
