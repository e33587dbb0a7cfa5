using PyActors.Testing;
using PyActors.Testing.Contract;

namespace PyActors.Core.Specs.Engines;

/// <summary>The fake engine obeys the contract as far as it goes without Python.</summary>
public sealed class FakeEngineContractSpecs() : EngineContractSpecs(new ContractWorkers(StartedEngine()), PythonIsolation.Shared)
{
    protected override PyCallable Echo => "fake:echo";

    protected override PyCallable Raise => "fake:raise";

    protected override PyCallable Loop => "fake:loop";

    protected override PyCallable LoopIf => "fake:loop_if";

    private static FakeEngine StartedEngine()
    {
        var engine = new FakeEngine();
        engine.DefineGate("fake:loop", (call, gate) => call.Wait(gate));
        engine.DefineGate("fake:loop_if", (call, gate) =>
        {
            if (call.Arguments[0] is true)
                call.Wait(gate);
        });
        engine.Start(new PythonOptions());
        return engine;
    }
}
