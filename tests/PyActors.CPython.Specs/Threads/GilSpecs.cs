using PyActors.Testing.Contract;

namespace PyActors.CPython.Specs.Threads;

[Collection(EngineFixture.Collection)]
public sealed class GilSpecs(EngineFixture fixture) : GilRuleSpecs(fixture.Contract);
