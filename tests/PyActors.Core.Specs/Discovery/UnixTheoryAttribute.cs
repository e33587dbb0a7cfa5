namespace PyActors.Core.Specs.Discovery;

/// <summary>A theory that needs shell scripts or symbolic links; skipped, visibly, on Windows.</summary>
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Needs shell scripts and symbolic links.";
    }
}
