using PyActors.Testing.Contract;

namespace PyActors.CPython.Specs.Threads;

[Collection(EngineFixture.Collection)]
public sealed class DepthSpecs(EngineFixture fixture) : DepthContractSpecs(fixture.Contract);
