using PyActors.Testing.Contract;

namespace PyActors.Specs.Engines;

/// <summary>Owns the one engine of this process; each spec has an actor system of its own over it.</summary>
public sealed class PythonFixture : IAsyncLifetime
{
    /// <summary>The collection of every spec that needs the engine.</summary>
    public const string Collection = "The one engine of the process";

    /// <summary>Python, running.</summary>
    public PythonRuntime Runtime { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var options = new PythonOptions { SearchPath = { Path.Combine(AppContext.BaseDirectory, "python") } };
        ContractHost.RegisterIn(options);
        Runtime = await PythonRuntime.StartAsync(EngineUnderTest.Create(), options);
    }

    public async Task DisposeAsync() => await Runtime.DisposeAsync();
}

// Alone, for they measure memory and time of the whole process.
[CollectionDefinition(PythonFixture.Collection, DisableParallelization = true)]
public sealed class PythonGroup : ICollectionFixture<PythonFixture>;
