using PyActors.Testing.Contract;

namespace PyActors.PythonNet.Specs.Threads;

[Collection(EngineFixture.Collection)]
public sealed class DepthSpecs(EngineFixture fixture) : DepthContractSpecs(fixture.Contract);
