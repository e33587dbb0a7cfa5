using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>Interrupts that come while a module is imported.</summary>
public abstract partial class PythonContractSpecs
{
    private const int CallsInAHurry = 3;
    private const int CallsWithTime = 3;

    [Fact]
    public async Task Deadline_of_who_waits_for_an_import_should_leave_the_others_their_module()
    {
        await InvokeAsync("sys:modules.pop", "contract_slow", false);
        await using var pool = await EmbeddedPythonPool.StartAsync(PythonRuntime.Attach(Workers.Engine), new PoolOptions
        {
            Workers = 1 + CallsInAHurry + CallsWithTime,
            Isolation = Isolation,
            MaxQuarantined = CallsInAHurry,
            GracePeriod = TimeSpan.FromMilliseconds(100),
        });
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var mayEnd = new ManualResetEventSlim();
        ContractHost.Hook(_ =>
        {
            begun.TrySetResult();
            mayEnd.Wait(DedicatedThread.Bound);
            return null;
        });
        var importing = pool.InvokeAsync(new Invoke("contract_slow:answer"));
        await begun.Task.WaitAsync(DedicatedThread.Bound);
        var hurried = Enumerable.Range(0, CallsInAHurry)
            .Select(_ => pool.InvokeAsync(new Invoke("contract_slow:answer") { Timeout = TimeSpan.FromMilliseconds(200) })).ToList();
        var others = Enumerable.Range(0, CallsWithTime).Select(_ => pool.InvokeAsync(new Invoke("contract_slow:answer"))).ToList();

        var late = await Task.WhenAll(hurried).WaitAsync(DedicatedThread.Bound);
        mayEnd.Set();
        var results = await Task.WhenAll([importing, .. others]).WaitAsync(DedicatedThread.Bound);

        late.ShouldAllBe(result => result.Fault!.Kind == PyFaultKind.TimedOut);
        results.Select(result => result.Value).ShouldAllBe(value => (string?)value == "imported");
    }
}
