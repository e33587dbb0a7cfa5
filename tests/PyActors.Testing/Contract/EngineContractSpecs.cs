using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>
/// What every engine owes the pool, the fake one too: claims, deadlines, interrupts, threads. An assembly derives it for its
/// engine, and <see cref="PythonContractSpecs"/> where there is a real Python behind it.
/// </summary>
public abstract partial class EngineContractSpecs(ContractWorkers workers, PythonIsolation isolation) : IAsyncLifetime
{
    /// <summary>The engine, started.</summary>
    protected IPythonEngine Engine => Workers.Engine;

    /// <summary>The worker that the specs share.</summary>
    protected SpecWorker Worker { get; private set; } = null!;

    /// <summary>The workers of all specs.</summary>
    protected ContractWorkers Workers => workers;

    /// <summary>What the worker shares with others.</summary>
    protected PythonIsolation Isolation => isolation;

    /// <summary>A callable that returns its one argument.</summary>
    protected virtual PyCallable Echo => "contract:echo";

    /// <summary>A callable that raises ValueError with its one argument.</summary>
    protected virtual PyCallable Raise => "contract:raise_value_error";

    /// <summary>A callable without arguments that loops until it is interrupted.</summary>
    protected virtual PyCallable Loop => "contract:loop_for_ever";

    /// <summary>A callable that loops until it is interrupted if its one argument is true, and else returns it.</summary>
    protected virtual PyCallable LoopIf => "contract:loop_if";

    public virtual async Task InitializeAsync() => Worker = await Workers.WorkerAsync(Isolation);

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Engine_should_report_what_it_started()
    {
        var report = Engine.Report.ShouldNotBeNull();

        report.Engine.ShouldBe(Engine.Name);
    }

    [Fact]
    public async Task Worker_should_answer_with_the_value()
    {
        var result = await InvokeAsync(Echo, "hello");

        result.Value.ShouldBe("hello");
    }

    [Fact]
    public async Task Worker_should_answer_Raised_and_stay_healthy_when_Python_raises()
    {
        var fault = await FaultAsync(Raise, "no good");

        fault.Kind.ShouldBe(PyFaultKind.Raised);
        fault.Error!.Type.ShouldBe("ValueError");
        fault.Error.Message.ShouldBe("no good");
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Invocation_should_be_claimed_by_the_worker_that_runs_it_and_answered_by_the_pool()
    {
        var invocation = new SpecInvocation(new Invoke(Echo, 1L));

        await Worker.CallAsync(invocation);

        invocation.IsRunning.ShouldBeTrue();
        invocation.WorkerNumber.ShouldBeGreaterThan(0);
        invocation.Result.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Invocation_should_not_run_when_it_was_answered_before()
    {
        var invocation = new SpecInvocation(new Invoke(Echo, 1L));
        invocation.TryAnswerQueued(new PyFault(PyFaultKind.Cancelled, "The caller gave up."));

        var started = await TryRunAsync(invocation);

        started.ShouldBeFalse();
        invocation.WorkerNumber.ShouldBe(0);
        (await invocation.Result).Fault!.Kind.ShouldBe(PyFaultKind.Cancelled);
    }

    [Fact]
    public async Task Invocation_should_not_run_when_another_worker_claimed_it()
    {
        var invocation = new SpecInvocation(new Invoke(Echo, 1L));
        invocation.TryStart(workerNumber: 99).ShouldBeTrue();

        var started = await TryRunAsync(invocation);

        started.ShouldBeFalse();
        invocation.WorkerNumber.ShouldBe(99);
    }

    [Fact]
    public async Task Invocation_should_not_run_when_its_deadline_has_passed()
    {
        var time = new ManualTime();
        var invocation = new SpecInvocation(new Invoke(Echo, 1L), TimeSpan.FromSeconds(1), time);
        time.Advance(TimeSpan.FromSeconds(1));

        var started = await TryRunAsync(invocation);

        started.ShouldBeFalse();
        invocation.IsRunning.ShouldBeFalse();
        invocation.TryAnswerQueued(new PyFault(PyFaultKind.TimedOut, "The deadline passed in the queue.")).ShouldBeTrue();
    }

    /// <summary>Runs a call to its result.</summary>
    protected Task<PyResult> InvokeAsync(PyCallable callable, params object?[] arguments) => InvokeAsync(new Invoke(callable, arguments));

    /// <summary>Runs a call to its result.</summary>
    protected async Task<PyResult> InvokeAsync(Invoke request)
    {
        var invocation = new SpecInvocation(request);
        var outcome = await Worker.CallAsync(invocation);
        invocation.TryAnswerRunning(outcome).ShouldBeTrue();
        return await invocation.Result;
    }

    /// <summary>Runs a call that must end in a fault.</summary>
    protected async Task<PyFault> FaultAsync(PyCallable callable, params object?[] arguments) =>
        (await InvokeAsync(callable, arguments)).Fault.ShouldNotBeNull();

    /// <summary>Whatever came before, the worker goes on as if nothing had been.</summary>
    protected async Task ShouldBeHealthyAsync() => (await InvokeAsync(Echo, "healthy")).Value.ShouldBe("healthy");

    private Task<bool> TryRunAsync(SpecInvocation invocation) => Worker.RunAsync(interpreter => interpreter.TryRun(invocation, out _));
}
