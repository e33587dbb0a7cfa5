namespace PyActors.Host.Running;

/// <summary>A spec that needs signals, pipes or devices as Unix has them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "Needs signals, pipes and devices as Unix has them." : null;
}
