using PyActors.Host.Hosting;

namespace PyActors.Host.Serving;

/// <summary>The names of the backends that are built in.</summary>
public sealed class BackendsOfTheBuild : TheoryData<string>
{
    public BackendsOfTheBuild()
    {
        foreach (var backend in BuiltIn.Choices().Backends)
            Add(backend.Name);
    }
}
