namespace PyActors.Core.Specs.Discovery;

/// <summary>A fact that gives files to another user, as only root can; skipped, visibly, for others.</summary>
internal sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            Skip = "Needs Linux and root, to give files to another user.";
    }
}
