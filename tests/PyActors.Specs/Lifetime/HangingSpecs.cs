using PyActors.Specs.Engines;
using PyActors.Testing.Lifetime;

namespace PyActors.Specs.Lifetime;

public sealed class HangingSpecs() : HangingStartSpecs("PyActors.Actors.App", EngineUnderTest.Name)
{
    protected override IEnumerable<string> Arguments(params string[] life) => [.. life, EngineUnderTest.Name];
}
