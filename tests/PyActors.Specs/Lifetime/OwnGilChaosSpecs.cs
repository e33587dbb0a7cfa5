namespace PyActors.Specs.Pools;

public sealed class OwnGilChaosSpecs() : Testing.Chaos.OwnGilChaosSpecs("akka");
