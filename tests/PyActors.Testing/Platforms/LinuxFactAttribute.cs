namespace PyActors.Host.Running;

/// <summary>A spec that needs files as Linux alone has them; skipped, visibly, elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Needs files as Linux has them.";
}
