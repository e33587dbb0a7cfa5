using System.Diagnostics;
using PyActors.Testing.Contract;
using PyActors.Testing.Pooling;

namespace PyActors.CPython.Specs.Pooling;

/// <summary>What Python code can hand on of the trace that its invocation belongs to.</summary>
[Collection(EngineFixture.Collection)]
public sealed class TraceSpecs(EngineFixture fixture)
{
    [Theory]
    [MemberData(nameof(Isolations.Given), MemberType = typeof(Isolations))]
    public async Task Python_code_should_get_the_context_of_its_invocation_from_a_host_function(PythonIsolation isolation)
    {
        var name = $"traced-{Guid.NewGuid():N}";
        using var traced = new Traced(name);
        await using var pool = await EmbeddedPythonPool.StartAsync(
            PythonRuntime.Attach(fixture.Engine), new PoolOptions { Name = name, Workers = 1, Isolation = isolation });
        ContractHost.Hook(static _ => Activity.Current?.Id);
        using var call = traced.Call();

        var context = await pool.InvokeAsync("contract_host:call", "hook");

        var span = traced.Spans.ShouldHaveSingleItem();
        context.Value.ShouldBe(span.Id);
        span.TraceId.ShouldBe(call.TraceId);
    }
}
