using System.Runtime.InteropServices;

namespace PyActors.Host.Running;

/// <summary>A spec that counts programs by what the GNU C library's loader notes of each; skipped, visibly, elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GlibcFactAttribute : FactAttribute
{
    public GlibcFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal))
            Skip = "Needs the GNU C library, whose loader notes each program that starts.";
    }
}
