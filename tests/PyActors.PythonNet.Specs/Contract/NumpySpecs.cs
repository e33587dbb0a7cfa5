using PyActors.Testing.Contract;

namespace PyActors.PythonNet.Specs.Contract;

/// <summary>The contract with numpy, which the main interpreter alone has.</summary>
[Collection(EngineFixture.Collection)]
public sealed class NumpySpecs(EngineFixture fixture) : NumpyContractSpecs(fixture.Contract);
