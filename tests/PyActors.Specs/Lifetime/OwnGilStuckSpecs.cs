using PyActors.Testing.Lifetime;

namespace PyActors.Specs.Lifetime;

// The engine pythonnet has no such isolation, so its suite leaves this out.
public sealed class OwnGilStuckSpecs() : OwnGilStuckLifeSpecs("PyActors.Actors.App")
{
    protected override IEnumerable<string> Arguments(params string[] life) => [.. life, "cpython"];
}
