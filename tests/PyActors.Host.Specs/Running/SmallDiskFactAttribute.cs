namespace PyActors.Host.Running;

/// <summary>A spec that needs a <see cref="SmallDisk"/>, which only root may have.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = OperatingSystem.IsLinux() ? SmallDisk.Problem : "Needs a file system in memory, as Linux has it.";
}
