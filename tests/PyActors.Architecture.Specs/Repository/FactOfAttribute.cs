namespace PyActors.Architecture.Repository;

/// <summary>A fact about an assembly; skipped, visibly, where that assembly was left out of the build.</summary>
internal sealed class FactOfAttribute : FactAttribute
{
    public FactOfAttribute(string assembly)
    {
        if (!ProductAssembly.IsBuilt(assembly))
            Skip = $"{assembly} was left out of the build.";
    }
}
