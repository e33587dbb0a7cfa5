using PyActors.Specs.Engines;

namespace PyActors.Specs.Lifetime;

public sealed class ChaosSpecs() : Testing.Chaos.ChaosSpecs("akka", EngineUnderTest.Name);
