using PyActors.Testing.Contract;

namespace PyActors.PythonNet.Specs.Threads;

[Collection(EngineFixture.Collection)]
public sealed class GilSpecs(EngineFixture fixture) : GilRuleSpecs(fixture.Contract);
