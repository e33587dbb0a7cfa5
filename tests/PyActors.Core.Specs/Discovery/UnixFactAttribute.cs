namespace PyActors.Core.Specs.Discovery;

/// <summary>A fact that needs shell scripts or symbolic links; skipped, visibly, on Windows.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Needs shell scripts and symbolic links.";
    }
}
